import { shopperCountry } from '@/app/_country/shopper-country';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { newestOfShops } from '@/lib/shop/catalog/newest-of-shops';
import { shelves } from '@/lib/shop/catalog/queries';
import { featuredPages } from '@/lib/shop/pages/queries';
import { type PostView, recentPosts } from '@/lib/shop/timeline/queries';
import { Hero } from './_home/hero';
import { Promises } from './_home/promises';
import { PageGrid } from './_tiles/page-tile';
import { PostCard } from './_tiles/post-card';
import { ProductGrid } from './_tiles/product-grid';
import { Shelves } from './_tiles/shelves';

/** The market hall from its door: a wall of photographs, what is new, whose it is, what they say. */
export default async function Home() {
  const [actor, { t, href }] = await Promise.all([currentActor(), requestI18n()]);
  // All at once and none streamed: what arrives later is drawn twice, and without scripts never.
  const [pages, filled, fresh, posts] = await Promise.all([
    featuredPages(actor, 12),
    shelves(actor),
    newestOfShops(actor, { limit: 10, to: await shopperCountry() }),
    recentPosts(actor, { limit: 4 }),
  ]);
  const more = pages.length >= 9 ? pages.slice(6) : pages;
  // Who opens a shop and is not known here begins with an account, not with the password of one.
  const open = actor.kind === 'person' ? '/studio' : `/sign-up?next=${encodeURIComponent(href('/studio'))}`;
  return (
    <>
      <Hero pages={pages} open={open} />
      <div className="page-width mt-12 space-y-16 md:mt-16 md:space-y-24">
        {pages.length === 0 && <NothingYet open={open} />}
        {filled.length > 0 && (
          <Section title={t('home.shelves')}>
            <Shelves shelves={filled.slice(0, 9)} />
          </Section>
        )}
        {fresh.length > 0 && (
          <Section title={t('home.fresh')} more={{ href: '/discover', label: t('common.show_all') }}>
            <ProductGrid products={fresh} morph />
          </Section>
        )}
        {pages.length > 0 && (
          <Section title={t('home.shops')} more={{ href: '/discover', label: t('common.show_all') }}>
            <PageGrid pages={more.slice(0, 6)} />
          </Section>
        )}
        <Promises />
        {posts.items.length > 0 && <Updates posts={posts.items} />}
      </div>
    </>
  );
}

function Updates({ posts }: { posts: readonly PostView[] }) {
  const { t } = useVoice();
  return (
    <Section title={t('home.updates')}>
      <div className="gap-4 space-y-4 md:columns-2 lg:columns-3">
        {posts.map((post) => (
          <div key={post.id} className="break-inside-avoid">
            <PostCard post={post} brief />
          </div>
        ))}
      </div>
    </Section>
  );
}

function NothingYet({ open }: { open: string }) {
  const { t } = useVoice();
  return (
    <EmptyState
      picture={<StoreIcon size={32} />}
      title={t('home.empty_title')}
      action={<LinkButton href={open}>{t('home.open_shop')}</LinkButton>}
    >
      {t('home.empty')}
    </EmptyState>
  );
}
