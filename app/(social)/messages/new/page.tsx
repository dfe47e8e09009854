import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { friendsToWriteTo } from '@/lib/social/messages/friends';
import type { Partner } from '@/lib/social/messages/open-talk';
import { knownTalk } from '@/lib/social/messages/queries';
import { FirstWords } from '../../_messages/first-words';
import { Hall } from '../../_messages/hall';
import { TalkList } from '../../_messages/talk-list';
import { PersonAvatar } from '../../_people/person-avatar';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('chat.new'), robots: { index: false } };
}

type Asked = { to?: string | string[]; page?: string | string[]; product?: string | string[] };

/** A message to somebody one has not written to yet: to a page, perhaps about a product, or to a friend. */
export default async function NewMessage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const actor = await requirePerson(`/messages/new?${new URLSearchParams(onlyTexts(asked))}`);
  const { href } = await requestI18n();
  const partner = await partnerOf(actor, asked);
  if (partner === null) return notFound();
  const product = parseId('product', asked.product);
  const about = product ? { product } : {};
  if (partner !== 'nobody') {
    const talk = await knownTalk(actor, partner.with);
    if (talk) redirect(href(`/messages/${talk}${product ? `?product=${product}` : ''}`));
  }
  return (
    <Hall shows="talk" list={<TalkList actor={actor} as={null} named="" current={null} />}>
      {partner === 'nobody' ? (
        <Friends actor={actor} />
      ) : (
        <FirstWords
          name={partner.name}
          hint={'page' in partner.with ? 'hint_page' : 'hint_friend'}
          fields={{ ...partner.fields, ...about }}
          firstKey={randomBytes(18).toString('base64url')}
          product={product}
          without={`/messages/new?${new URLSearchParams(onlyTexts({ ...asked, product: [] }))}`}
        />
      )}
    </Hall>
  );
}

type Found = { with: Partner; name: string; fields: Record<string, string> };

/** Whom an address means: `nobody` when it names none, null when there is none such. */
async function partnerOf(actor: PersonActor, { to, page }: Asked): Promise<Found | 'nobody' | null> {
  if (typeof page === 'string') {
    const found = await pageByHandle(actor, page);
    return found && { with: { page: found.id }, name: found.name, fields: { page: found.id } };
  }
  if (typeof to !== 'string') return 'nobody';
  const [friend] = await friendsToWriteTo(actor, to);
  return friend ? { with: { person: friend.id }, name: friend.name, fields: { to: friend.handle } } : null;
}

function onlyTexts(asked: Asked): [string, string][] {
  return Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

/** One's friends, to choose from. */
async function Friends({ actor }: { actor: PersonActor }) {
  const [{ t }, friends] = await Promise.all([requestI18n(), friendsToWriteTo(actor)]);
  if (friends.length === 0)
    return (
      <div className="m-auto">
        <EmptyState
          heading="h1"
          picture={<MessageCircleIcon size={32} />}
          title={t('chat.friends_empty_title')}
          action={<LinkButton href="/friends">{t('chat.find_friends')}</LinkButton>}
        >
          {t('chat.friends_empty_text')}
        </EmptyState>
      </div>
    );
  return (
    <div className="min-h-0 overflow-y-auto py-4">
      <h1 className="px-4 pb-2 text-xl">{t('chat.to_friend')}</h1>
      <ul>
        {friends.map((friend) => (
          <li key={friend.id}>
            <Link
              href={`/messages/new?to=${friend.handle}`}
              className="flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-sunken"
            >
              <PersonAvatar person={friend} size="small" />
              <span className="min-w-0">
                <bdi className="block truncate font-medium">{friend.name}</bdi>
                <bdi className="block truncate text-muted text-sm">@{friend.handle}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
