import { EmptyState } from '@/app/_ui/empty-state';
import { SearchIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import { gridEdits, gridOf } from '@/lib/shop/grid/queries';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { Filters } from '../filters';
import { filterQuery, readFilter } from '../read-filter';
import { Edits } from './edits';
import { gridWords } from './grid-words';
import { Sheet } from './sheet';

export const generateMetadata = titled('grid.title');

/** Products and variants as a sheet: what the list is narrowed to, a part at a time. */
export default async function ProductGrid({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const filter = readFilter(await searchParams);
  const { t, locale } = await requestI18n();
  const [{ products, next }, edits, markets] = await Promise.all([
    gridOf(actor, page, filter),
    gridEdits(actor, page.id),
    marketsForOwner(actor, page.id),
  ]);
  const home = `/studio/${page.handle}/products`;
  return (
    <div className="space-y-5">
      <div>
        <Link href={`${home}${filterQuery({ ...filter, after: null })}`} className="text-muted text-sm underline">
          {t('grid.back')}
        </Link>
        <h1 className="text-xl md:text-2xl">{t('grid.title')}</h1>
        <p className="max-w-prose text-muted text-sm">{t('grid.intro')}</p>
      </div>
      <Filters page={page} filter={filter} at="products/grid" />
      {products.length === 0 ? (
        <EmptyState picture={<SearchIcon size={32} />} title={t('studio.no_products_found')}>
          <p>{t('studio.no_products_found_body')}</p>
        </EmptyState>
      ) : (
        <Sheet
          // What another filter shows, or a save taken back below, begins anew; what is typed is kept aside.
          key={[filterQuery(filter), ...edits.filter((one) => one.undone).map((one) => one.id)].join()}
          page={{ id: page.id, handle: page.handle, currency: page.currency }}
          products={products}
          words={gridWords(t, locale, page.currency, markets)}
        />
      )}
      {next && (
        <div className="flex justify-center">
          <LinkButton href={`${home}/grid${filterQuery({ ...filter, after: next })}`} variant="quiet">
            {t('studio.more_products')}
          </LinkButton>
        </div>
      )}
      <Edits page={page.id} edits={edits} />
    </div>
  );
}
