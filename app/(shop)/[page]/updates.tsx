import { shopperCountry } from '@/app/_country/shopper-country';
import { EmptyState } from '@/app/_ui/empty-state';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { briefly } from '@/app/(social)/_regard/called';
import { RegardBar } from '@/app/(social)/_regard/regard-bar';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import type { PageView } from '@/lib/shop/pages/queries';
import { postsOfPage } from '@/lib/shop/timeline/queries';
import { regardOf } from '@/lib/social/liking/queries';
import { PostCard, postPath } from '../_tiles/post-card';
import { MoreOfList } from '../_tiles/product-grid';

/** What a page has to say, newest first. */
export async function Updates({ page, cursor }: { page: PageView; cursor: string | null }) {
  const { t, formatAgo } = await requestI18n();
  const actor = await currentActor();
  const { items, next } = await postsOfPage(actor, page.id, { cursor, to: await shopperCountry() });
  const regard = await regardOf(
    actor,
    items.map(({ id }) => id),
  );
  const own = `/${page.handle}?tab=updates`;
  if (items.length === 0) {
    return (
      <EmptyState
        picture={<MessageCircleIcon size={36} />}
        title={t('shop.updates_empty')}
        action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
      >
        {t('shop.updates_empty_body', { name: page.name })}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="updates" className="mx-auto max-w-2xl space-y-5">
      <h2 id="updates" className="sr-only">
        {t('shop.updates')}
      </h2>
      {items.map((post) => (
        <PostCard key={post.id} post={post}>
          <RegardBar
            on={post.id}
            regard={regard.get(post.id)}
            path={postPath(post)}
            of={briefly(post.body) || formatAgo(post.publishedAt)}
          />
        </PostCard>
      ))}
      <MoreOfList start={cursor ? own : null} next={next && `${own}&after=${encodeURIComponent(next)}`} />
    </section>
  );
}
