import { classNames } from '@/app/_ui/class-names';
import { EmptyState } from '@/app/_ui/empty-state';
import { MessageCircleIcon, PencilIcon, SearchIcon, SettingsIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { MessageView } from '@/lib/social/messages/open-messages';
import { type TalkLine, talksOf } from '@/lib/social/messages/queries';
import { PartnerPicture } from './partner-picture';
import { answeredPages } from './read-speaker';
import { type Speaker, talkAddress } from './talk-address';

type TalkListProps = {
  actor: PersonActor;
  as: Speaker;
  named: string;
  current: Id<'talk'> | null;
  heading?: 'h1' | 'h2';
};

/** All conversations, those in which something was said last first, to be looked through by name. */
export async function TalkList({ actor, as, named, current, heading: Heading = 'h2' }: TalkListProps) {
  const [{ t, href }, talks, pages] = await Promise.all([
    requestI18n(),
    talksOf(actor, { as: as?.id, named }),
    answeredPages(),
  ]);
  return (
    <div className="flex min-h-0 flex-col gap-3 py-4">
      <div className="flex items-center justify-between gap-2 px-4">
        <Heading className="text-xl">{t('chat.title')}</Heading>
        <Link
          href="/settings/messages"
          aria-label={t('chat.settings_title')}
          className="ms-auto grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <SettingsIcon />
        </Link>
        {!as && (
          <Link
            href="/messages/new"
            aria-label={t('chat.new')}
            className="grid size-11 place-items-center rounded-full hover:bg-sunken"
          >
            <PencilIcon />
          </Link>
        )}
      </div>
      {pages.length > 0 && (
        <div className="px-4">
          <Tabs
            label={t('chat.as')}
            tabs={[null, ...pages].map((page) => ({
              href: talkAddress(null, page),
              label: page ? <bdi>{page.name}</bdi> : t('chat.as_me'),
              current: page?.handle === as?.handle,
            }))}
          />
        </div>
      )}
      {(talks.length > 0 || named) && (
        <search className="px-4">
          <form action={href('/messages')} className="relative">
            {as && <input type="hidden" name="as" value={as.handle} />}
            <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-3.5 my-auto text-muted" />
            <input
              type="search"
              name="q"
              aria-label={t('chat.search')}
              placeholder={t('chat.search')}
              defaultValue={named}
              className="h-11 w-full rounded-full bg-sunken ps-10 pe-4 text-base"
            />
          </form>
        </search>
      )}
      {talks.length > 0 ? (
        <ul aria-label={t('chat.list')} className="min-h-0 overflow-y-auto">
          {talks.map((line) => (
            <Row key={line.id} line={line} as={as} current={line.id === current} />
          ))}
        </ul>
      ) : (
        <Nothing as={as} named={named} />
      )}
    </div>
  );
}

function Nothing({ as, named }: { as: Speaker; named: string }) {
  const { t } = useVoice();
  if (named) return <p className="px-4 py-8 text-center text-muted">{t('chat.nobody_named', { name: named })}</p>;
  return (
    <EmptyState
      picture={<MessageCircleIcon size={32} />}
      title={t(as ? 'chat.empty_page_title' : 'chat.empty_title')}
      action={!as && <LinkButton href="/discover">{t('chat.discover')}</LinkButton>}
    >
      {t(as ? 'chat.empty_page_text' : 'chat.empty_text')}
    </EmptyState>
  );
}

function Row({ line, as, current }: { line: TalkLine; as: Speaker; current: boolean }) {
  const { t, formatAgo, formatNumber } = useVoice();
  const { partner, last, unread } = line;
  const name = shownName(t, partner?.name);
  return (
    <li>
      <Link
        href={talkAddress(line.id, as)}
        aria-current={current ? 'page' : undefined}
        className="flex items-center gap-3 px-4 py-3 hover:bg-sunken aria-[current=page]:bg-sunken"
      >
        <PartnerPicture partner={partner} name={name} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-2">
            <bdi className={classNames('truncate', unread > 0 ? 'font-semibold' : 'font-medium')}>{name}</bdi>
            <time dateTime={line.lastAt.toISOString()} className="shrink-0 text-muted text-xs">
              {formatAgo(line.lastAt)}
            </time>
          </span>
          <span className="flex items-center justify-between gap-2">
            <span dir="auto" className={classNames('truncate text-sm', unread > 0 ? 'text-ink' : 'text-muted')}>
              {last && <LastLine last={last} />}
            </span>
            {unread > 0 && (
              <span className="grid min-w-5 shrink-0 place-items-center rounded-full bg-teal px-1.5 font-semibold text-on-teal text-xs tabular-nums leading-5">
                <span aria-hidden="true">{formatNumber(unread)}</span>
                <span className="sr-only">{t('chat.unread', { count: unread })}</span>
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function LastLine({ last }: { last: MessageView }) {
  const { t } = useVoice();
  const { kind, photoCount } = last;
  const without = photoCount > 0 ? t('chat.last_photos', { count: photoCount }) : t('chat.unreadable');
  const words = last.removed
    ? t('chat.last_gone')
    : (last.words ?? (kind === 'words' ? without : t(`chat.last_${kind}`)));
  // The direction of the line is that of the words: what stands in front of them is left out of it.
  return (
    <>
      {last.mine && <bdi>{t('chat.last_mine')}</bdi>} {words}
    </>
  );
}
