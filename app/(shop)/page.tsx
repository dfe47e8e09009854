import { Suspense } from 'react';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import type { Actor } from '@/lib/identity/actor/model';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { freshProducts, shelves } from '@/lib/shop/catalog/queries';
import { featuredPages } from '@/lib/shop/pages/queries';
import { recentPosts } from '@/lib/shop/timeline/queries';
import { Hero } from './_home/hero';
import { Promises } from './_home/promises';
import { PageGrid } from './_tiles/page-tile';
import { PostCard } from './_tiles/post-card';
import { ProductGrid, ProductGridSkeleton } from './_tiles/product-grid';
import { Shelves } from './_tiles/shelves';

/** The market hall from its door: a wall of photographs, what is new, whose it is, what they say. */
export default async function Home() {
  const [actor, { t }] = await Promise.all([currentActor(), requestI18n()]);
  const [pages, filled] = await Promise.all([featuredPages(actor, 12), shelves(actor)]);
  const more = pages.length >= 9 ? pages.slice(6) : pages;
  return (
    <>
      <Hero pages={pages} />
      <div className="page-width mt-12 space-y-16 md:mt-16 md:space-y-24">
        {pages.length === 0 && <NothingYet />}
        {filled.length > 0 && (
          <Section title={t('home.shelves')}>
            <Shelves shelves={filled.slice(0, 9)} />
          </Section>
        )}
        <Suspense fallback={<ProductGridSkeleton />}>
          <Fresh actor={actor} />
        </Suspense>
        {pages.length > 0 && (
          <Section title={t('home.shops')} more={{ href: '/discover', label: t('common.show_all') }}>
            <PageGrid pages={more.slice(0, 6)} />
          </Section>
        )}
        <Promises />
        <Suspense fallback={null}>
          <Updates actor={actor} />
        </Suspense>
      </div>
    </>
  );
}

async function Fresh({ actor }: { actor: Actor }) {
  const [{ items }, { t }] = await Promise.all([freshProducts(actor, { limit: 20 }), requestI18n()]);
  if (items.length === 0) return null;
  return (
    <Section title={t('home.fresh')} more={{ href: '/discover', label: t('common.show_all') }}>
      <ProductGrid products={items} morph />
    </Section>
  );
}

async function Updates({ actor }: { actor: Actor }) {
  const [{ items }, { t }] = await Promise.all([recentPosts(actor, { limit: 6 }), requestI18n()]);
  if (items.length === 0) return null;
  return (
    <Section title={t('home.updates')}>
      <div className="gap-4 space-y-4 md:columns-2 lg:columns-3">
        {items.map((post) => (
          <div key={post.id} className="break-inside-avoid">
            <PostCard post={post} brief />
          </div>
        ))}
      </div>
    </Section>
  );
}

function NothingYet() {
  const { t } = useVoice();
  return (
    <EmptyState
      picture={<StoreIcon size={32} />}
      title={t('home.empty_title')}
      action={<LinkButton href="/studio">{t('home.open_shop')}</LinkButton>}
    >
      {t('home.empty')}
    </EmptyState>
  );
}
