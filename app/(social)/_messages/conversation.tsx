import { randomBytes } from 'node:crypto';
import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages, intlTag } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/by-id';
import type { ProductCard as ProductCardView } from '@/lib/shop/catalog/model';
import { shownMost, shownStep } from '@/lib/social/messages/model';
import type { MessageView, PartnerView, TalkView } from '@/lib/social/messages/queries';
import { send, tellRead } from '../messages/actions';
import { About } from './about';
import { Bubble } from './bubble';
import { MarkRead } from './mark-read';
import { ProductCard } from './product-card';
import { Speaking } from './speaking';
import { outgoingWords } from './speaking-words';
import { type Speaker, talkAddress } from './talk-address';

type ConversationProps = { talk: TalkView; as: Speaker; shown: number };

/** A conversation: with whom, what was said, and the field for more. */
export async function Conversation({
  talk,
  as,
  shown,
  product,
}: ConversationProps & { product: Id<'product'> | null }) {
  const [{ t, locale }, products] = await Promise.all([requestI18n(), productsIn(talk)]);
  const name = talk.partner?.name ?? t('chat.gone_person');
  const place = { talk: talk.id, ...(as && { as: as.id }) };
  const fields = { ...place, ...(product && { product }) };
  return (
    <section aria-label={t('chat.log', { name })} className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper">
      <Head partner={talk.partner} name={name} as={as} linked={talk.kind === 'page' || talk.open} />
      <Speaking
        topic={`talk:${toUuid(talk.id)}`}
        hears={`typing:${talk.side === 'a' ? 'b' : 'a'}`}
        tells={`/messages/${talk.id}/typing${as ? `?as=${as.id}` : ''}`}
        log={{
          entries: talk.messages.map((message) => ({
            id: message.id,
            at: message.at,
            drawn: <Bubble message={message} talk={talk} as={as} card={cardOf(message, products)} />,
          })),
          label: t('chat.log', { name }),
          tag: intlTag(locale),
          words: { today: t('chat.today'), yesterday: t('chat.yesterday') },
          before: <Before talk={talk} as={as} shown={shown} name={name} />,
        }}
        composer={talk.open ? { send, fields, firstKey: randomBytes(18).toString('base64url') } : null}
        messages={errorMessages(t, ['card_number', 'too_many_messages', 'said_to_many', 'cannot_write'])}
        words={{
          ...outgoingWords(t),
          field: t('chat.write_to', { name }),
          typing: t('chat.typing', { name }),
          closed: t('chat.closed'),
        }}
      >
        {product && <About product={product} without={talkAddress(talk.id, as)} />}
      </Speaking>
      {talk.latest > talk.read && (
        <MarkRead
          key={talk.latest}
          action={tellRead}
          fields={{ ...place, number: String(talk.latest) }}
          label={t('chat.mark_read')}
        />
      )}
    </section>
  );
}

async function productsIn({ messages }: TalkView): Promise<ReadonlyMap<Id<'product'>, ProductCardView>> {
  return cardsById(
    await currentActor(),
    messages.flatMap(({ product }) => product ?? []),
  );
}

function cardOf({ product }: MessageView, products: ReadonlyMap<Id<'product'>, ProductCardView>): ReactNode {
  return product && <ProductCard product={products.get(product) ?? null} />;
}

type HeadProps = { partner: PartnerView | null; name: string; as: Speaker; linked: boolean };

function Head({ partner, name, as, linked }: HeadProps) {
  const { t } = useVoice();
  const to = partner && linked ? (partner.kind === 'page' ? `/${partner.handle}` : `/people/${partner.handle}`) : null;
  const face = (
    <>
      <Avatar name={name} media={partner?.kind === 'page' ? partner.logo : null} size="small" />
      <h1 className="min-w-0 truncate font-semibold text-base">
        <bdi>{name}</bdi>
      </h1>
    </>
  );
  const look = 'flex min-h-11 min-w-0 flex-1 items-center gap-3';
  return (
    <div className="flex items-center gap-1 border-line border-b px-2 py-1.5 md:px-4">
      <Link
        href={talkAddress(null, as)}
        aria-label={t('chat.back')}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken md:hidden"
      >
        <ArrowLeftIcon className="mirror" />
      </Link>
      {to ? (
        <Link href={to} className={`${look} hover:underline`}>
          {face}
        </Link>
      ) : (
        <div className={look}>{face}</div>
      )}
    </div>
  );
}

/** Above the first message that is shown: the way to those before it, or who reads here. */
function Before({ talk, as, shown, name }: ConversationProps & { name: string }) {
  const { t } = useVoice();
  if (!talk.earlier) {
    const hint = talk.kind === 'page' && !as ? t('chat.hint_page', { name }) : t('chat.hint_friend');
    return <p className="mx-auto max-w-sm pb-2 text-center text-muted text-sm">{hint}</p>;
  }
  const further =
    shown < shownMost
      ? { shown: String(shown + shownStep) }
      : { shown: String(shownMost), before: String(talk.messages[0]?.number ?? 0) };
  return (
    <p className="text-center">
      <Link
        href={talkAddress(talk.id, as, further)}
        scroll={false}
        replace
        className="inline-flex min-h-11 items-center px-4 text-sm underline-offset-4 hover:underline"
      >
        {t('chat.earlier')}
      </Link>
    </p>
  );
}
