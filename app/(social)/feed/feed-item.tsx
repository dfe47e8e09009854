import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { PostCard, postPath } from '@/app/(shop)/_tiles/post-card';
import { requestI18n } from '@/lib/platform/request';
import type { FeedItem as FeedItemView } from '@/lib/social/feed/queries';
import type { ListCard as ListCardView } from '@/lib/social/lists/queries';
import { ListCard } from '../_lists/list-card';
import { SaveButton } from '../_lists/save-button';
import { PersonAvatar } from '../_people/person-avatar';
import { RecommendationCard } from '../_recommend/recommendation-card';
import { RegardBar } from '../_regard/regard-bar';
import { ShareCard } from '../_share/share-card';
import { itemName } from './item-name';
import type { FeedThings } from './read-feed';
import { Why } from './why';

const surface = 'space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5';

/** One item of the feed with what may be done with it and why it is there; nothing where it was taken back meanwhile. */
export async function FeedItem({ item, things }: { item: FeedItemView; things: FeedThings }) {
  const voice = await requestI18n();
  const { t } = voice;
  const called = itemName(item.id, things, voice);
  const name = things.names.get(item.source)?.name ?? '';
  const why = <Why reason={t(`feed.why_${item.why}`, { name })} of={item.source} item={called} why={item.why} />;
  const bar = (path: string, children?: ReactNode) => (
    <>
      <RegardBar on={item.id} regard={things.regard.get(item.id)} path={path} of={called}>
        {children}
      </RegardBar>
      {why}
    </>
  );
  const post = things.posts.get(item.id);
  if (post) {
    const save = <SaveButton thing={post.id} saved={things.saved.has(post.id)} path={postPath(post)} of={called} />;
    return (
      <PostCard post={post} brief>
        {bar(postPath(post), save)}
      </PostCard>
    );
  }
  const recommendation = things.recommendations.get(item.id);
  if (recommendation)
    return (
      <article className={surface}>
        <RecommendationCard
          recommendation={recommendation}
          product={things.products.get(recommendation.product) ?? null}
        />
        {bar(`/recommendations/${recommendation.id}`)}
      </article>
    );
  const share = things.shares.get(item.id);
  if (share)
    return (
      <div className="space-y-2">
        <ShareCard share={share} />
        {bar(`/shares/${share.id}`)}
      </div>
    );
  const list = things.lists.get(item.id);
  if (!list) return null;
  return (
    <article className={surface}>
      <ListHead list={list} />
      <ListCard list={list} faces={list.faces.flatMap((id) => things.products.get(id) ?? [])} />
      {bar(`/lists/${list.id}`)}
    </article>
  );
}

async function ListHead({ list: { by, shownAt } }: { list: ListCardView }) {
  const { t, formatAgo } = await requestI18n();
  return (
    <header className="flex items-center gap-3">
      <PersonAvatar person={by} size="small" />
      <div className="min-w-0 flex-1">
        <Link href={`/people/${by.handle}`} className="block truncate font-medium text-sm hover:underline">
          {t('feed.shared_list', { name: by.name })}
        </Link>
        {shownAt && (
          <p className="text-muted text-xs">
            <time dateTime={shownAt.toISOString()}>{formatAgo(shownAt)}</time>
          </p>
        )}
      </div>
    </header>
  );
}
