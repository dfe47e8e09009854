import { shopperCountry } from '@/app/_country/shopper-country';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { productsOfPage } from '@/lib/shop/catalog/queries';
import type { PageView } from '@/lib/shop/pages/queries';
import { MoreOfList, ProductGrid } from '../_tiles/product-grid';

/** The products of a page. */
export async function Shelf({ page, cursor }: { page: PageView; cursor: string | null }) {
  const { t } = await requestI18n();
  const { items, next } = await productsOfPage(await currentActor(), page.id, {
    cursor,
    to: await shopperCountry(),
  });
  const own = `/${page.handle}`;
  if (items.length === 0) {
    return (
      <EmptyState
        picture={<StoreIcon size={36} />}
        title={t('shop.shelf_empty', { name: page.name })}
        action={<LinkButton href={`${own}?tab=updates`}>{t('shop.see_updates')}</LinkButton>}
      >
        {t('shop.shelf_empty_body')}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="shelf">
      <h2 id="shelf" className="sr-only">
        {t('shop.shop')}
      </h2>
      <ProductGrid products={items} seller={false} first={page.cover ? 2 : 4} morph />
      <MoreOfList start={cursor ? own : null} next={next && `${own}?after=${encodeURIComponent(next)}`} />
    </section>
  );
}
