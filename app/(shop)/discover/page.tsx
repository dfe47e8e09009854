import type { Metadata } from 'next';
import { shopperCountry } from '@/app/_country/shopper-country';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { newestOfShops } from '@/lib/shop/catalog/newest-of-shops';
import { freshProducts, shelves } from '@/lib/shop/catalog/queries';
import { featuredPages } from '@/lib/shop/pages/queries';
import { PageGrid } from '../_tiles/page-tile';
import { MoreOfList, ProductGrid } from '../_tiles/product-grid';
import { Shelves } from '../_tiles/shelves';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('shop.discover'), description: t('shop.discover_description') };
}

type DiscoverProps = { searchParams: Promise<{ after?: string | string[] }> };

/** Shelves, shops and what is new in them. */
export default async function Discover({ searchParams }: DiscoverProps) {
  const [{ t }, actor, { after }] = await Promise.all([requestI18n(), currentActor(), searchParams]);
  const cursor = typeof after === 'string' ? after : null;
  const to = await shopperCountry();
  const [shelf, pages, fresh] = await Promise.all([
    cursor ? [] : shelves(actor),
    cursor ? [] : featuredPages(actor, 6),
    // First the newest of every shop; whoever goes on gets all there is.
    cursor
      ? freshProducts(actor, { cursor, to })
      : { items: await newestOfShops(actor, { limit: 24, to }), next: 'all' },
  ]);
  return (
    <div className="page-width space-y-8 py-4 md:space-y-12 md:py-8">
      <h1 className="text-xl md:text-2xl">{t('shop.discover')}</h1>
      {shelf.length > 0 && <Shelves shelves={shelf} />}
      {pages.length > 0 && (
        <Section title={t('shop.pages_to_meet')}>
          <PageGrid pages={pages} first={2} />
        </Section>
      )}
      {fresh.items.length > 0 ? (
        <Section title={t('shop.fresh')}>
          <ProductGrid products={fresh.items} first={cursor ? 4 : 0} morph />
          <MoreOfList
            start={cursor ? '/discover' : null}
            more={t(cursor ? 'shop.show_more' : 'common.show_all')}
            next={fresh.next && `/discover?after=${encodeURIComponent(fresh.next)}`}
          />
        </Section>
      ) : (
        <EmptyState
          picture={<StoreIcon size={36} />}
          title={t('shop.nothing_yet')}
          action={<LinkButton href="/studio">{t('shop.open_yours')}</LinkButton>}
        >
          {t('shop.nothing_yet_body')}
        </EmptyState>
      )}
    </div>
  );
}
