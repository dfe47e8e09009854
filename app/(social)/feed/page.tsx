import type { Metadata } from 'next';
import { Fragment } from 'react';
import { CircleCheckIcon, SettingsIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { featuredPages } from '@/lib/shop/pages/queries';
import { look } from '@/lib/social/feed/look';
import { type FeedScreen, feedChoice, feedOf } from '@/lib/social/feed/queries';
import { suggestionsFor } from '@/lib/social/feed/suggested';
import { followedPages } from '@/lib/social/following/queries';
import { liveTopic } from '@/lib/social/sharing/model';
import { heartsHere } from '../_lists/hearts';
import { Live } from '../_live/live';
import { LookedLike } from '../_looks/looked-like';
import { FeedItem } from './feed-item';
import { Modes } from './modes';
import { QuietFeed } from './quiet-feed';
import { readFeed } from './read-feed';
import { SuggestedItem } from './suggested-item';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('social.feed'), robots: { index: false } };
}

type FeedProps = { searchParams: Promise<{ after?: string | string[] }> };

/** Items between two suggestions. */
const between = 5;

/** What those one follows have to say, why each is there, and an end. */
export default async function Feed({ searchParams }: FeedProps) {
  const actor = await requirePerson('/feed');
  const [{ t, href }, { after }, pages, choice] = await Promise.all([
    requestI18n(),
    searchParams,
    followedPages(actor),
    feedChoice(actor),
  ]);
  const cursor = typeof after === 'string' ? after : null;
  const [screen, suggestions] = await Promise.all([
    feedOf(actor, choice, cursor),
    cursor ? [] : suggestionsFor(actor, choice),
    cursor ? null : look(actor),
  ]);
  const things = await readFeed(actor, screen.items, suggestions);
  return (
    <div className="page-width space-y-8 py-6 md:py-10">
      <header className="mx-auto flex max-w-2xl flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t('social.feed')}</h1>
        <div className="flex items-center gap-1">
          <Modes mode={choice.mode} />
          <Link
            href="/settings/feed"
            aria-label={t('feed.settings')}
            className="grid size-11 place-items-center rounded-full hover:bg-sunken"
          >
            <SettingsIcon />
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-2xl space-y-5">
        <h2 className="sr-only">{t(`feed.${choice.mode}`)}</h2>
        {screen.items.map((item, at) => {
          const suggestion = at % between === between - 1 ? suggestions[(at + 1) / between - 1] : undefined;
          return (
            <Fragment key={item.id}>
              <FeedItem item={item} things={things} />
              {suggestion && <SuggestedItem suggestion={suggestion} things={things} />}
            </Fragment>
          );
        })}
        {screen.items.length < between &&
          suggestions.slice(0, 1).map((one) => <SuggestedItem key={one.id} suggestion={one} things={things} />)}
        {cursor === null && choice.mode === 'for_you' && choice.suggests && choice.looks !== null && (
          <LookedLike
            stamp={choice.looks}
            words={{ suggested: t('feed.suggested'), settings: t('feed.settings') }}
            settings={href('/settings/feed')}
            hearts={await heartsHere()}
          />
        )}
        <Live topics={[...things.shares.values()].map(({ id }) => liveTopic(id))} />
        <End screen={screen} first={cursor === null} followsNone={pages.length === 0} />
      </div>
      {pages.length < 3 && cursor === null && (
        <Section title={t('social.pages_to_follow')}>
          <PageGrid pages={(await featuredPages(actor, 6)).filter((page) => !pages.includes(page.id))} />
        </Section>
      )}
    </div>
  );
}

/** Where a screen ends: more that is new, or that one is up to date and where older things are. It never loads by itself. */
async function End({ screen, first, followsNone }: { screen: FeedScreen; first: boolean; followsNone: boolean }) {
  const { t } = await requestI18n();
  const to = (cursor: string) => `/feed?after=${encodeURIComponent(cursor)}`;
  if (screen.items.length === 0 && first && followsNone) return <QuietFeed followsNone />;
  if (screen.more)
    return (
      <p className="text-center">
        <LinkButton href={to(screen.more)} variant="quiet" rel="next">
          {t('feed.more')}
        </LinkButton>
      </p>
    );
  const done = first || screen.older !== null;
  return (
    <div className="space-y-3 py-8 text-center" data-feed-end>
      <span className="mx-auto grid size-14 place-items-center rounded-full bg-teal-soft text-teal">
        <CircleCheckIcon size={28} />
      </span>
      <p className="font-medium text-lg">{done ? t('feed.up_to_date') : t('feed.no_older')}</p>
      {first && <p className="text-muted text-sm">{t('feed.up_to_date_body')}</p>}
      <p className="flex flex-wrap justify-center gap-2">
        {screen.older && (
          <LinkButton href={to(screen.older)} variant="quiet" rel="next">
            {t('feed.older')}
          </LinkButton>
        )}
        {!first && (
          <LinkButton href="/feed" variant="plain">
            {t('feed.to_newest')}
          </LinkButton>
        )}
      </p>
    </div>
  );
}
