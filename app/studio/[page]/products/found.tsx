import { EmptyState } from '@/app/_ui/empty-state';
import { ImagePlusIcon, SearchIcon, TagIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { type ProductFilter, productsForOwner } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { foundCounts } from '@/lib/shop/vision/counted/queries';
import { sightOf } from '@/lib/shop/vision/sight/queries';
import { May } from '../may';
import { AddByHand } from './add-by-hand';
import { ProductList } from './product-list';
import { filterQuery } from './read-filter';

/** The products a filter leaves, a part at a time; or why there are none. */
export async function Found({
  actor,
  page,
  filter,
}: {
  actor: PersonActor;
  page: PageSettings;
  filter: ProductFilter;
}) {
  const { t } = await requestI18n();
  const { products, next } = await productsForOwner(actor, page.id, filter);
  if (products.length === 0) return <Nothing page={page} filter={filter} />;
  const ids = products.map(({ id }) => id);
  const [sights, counts] = await Promise.all([sightOf(actor, page.id, ids), foundCounts(actor, page.id, ids)]);
  return (
    <>
      <ProductList page={page} products={products} sights={sights} counts={counts} />
      {next && (
        <div className="flex justify-center pt-2">
          <LinkButton
            href={`/studio/${page.handle}/products${filterQuery({ ...filter, after: next })}`}
            variant="quiet"
          >
            {t('studio.more_products')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

async function Nothing({ page, filter }: { page: PageSettings; filter: ProductFilter }) {
  const { t } = await requestI18n();
  if (filter.words !== '' || filter.state !== 'all') {
    return (
      <EmptyState picture={<SearchIcon size={32} />} title={t('studio.no_products_found')}>
        <p>{t('studio.no_products_found_body')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={<TagIcon size={32} />}
      title={t('studio.no_products')}
      action={
        <May page={page} do="change_catalog">
          <Ways page={page} />
        </May>
      }
    >
      <p>{t('studio.no_products_body')}</p>
    </EmptyState>
  );
}

/** The three ways to products: photos, which become drafts with words and prices; a file of another shop; one by hand. */
async function Ways({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <div className="flex flex-wrap items-start justify-center gap-2">
      <LinkButton href={`/studio/${page.handle}/open`}>
        <ImagePlusIcon size={18} />
        {t('studio.way_photos')}
      </LinkButton>
      <LinkButton href={`/studio/${page.handle}/import`} variant="quiet">
        {t('studio.way_import')}
      </LinkButton>
      <AddByHand page={page} label={t('studio.way_hand')} />
    </div>
  );
}
