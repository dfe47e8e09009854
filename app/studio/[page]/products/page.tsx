import { ImagePlusIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';
import { AddByHand } from './add-by-hand';
import { Filters } from './filters';
import { Found } from './found';
import { filterQuery, readFilter } from './read-filter';
import { SightProgress } from './sight-progress';

export const generateMetadata = titled('studio.products');

/** All products of the page, by state, found by title or SKU. */
export default async function Products({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_catalog');
  const filter = readFilter(await searchParams);
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('studio.products')}</h1>
        <May page={page} do="change_catalog">
          <div className="flex flex-wrap items-end gap-2 max-md:w-full max-md:*:flex-auto">
            <AddByHand page={page} label={t('studio.add_without_photo')} />
            <LinkButton href={`/studio/${page.handle}/open`} className="whitespace-nowrap max-md:px-3">
              <ImagePlusIcon size={18} />
              {t('studio.add_products')}
            </LinkButton>
          </div>
        </May>
      </div>
      <May page={page} do="change_catalog">
        <p className="text-sm">
          <Link
            href={`/studio/${page.handle}/products/grid${filterQuery({ ...filter, after: null })}`}
            className="inline-flex min-h-11 items-center underline md:min-h-6"
          >
            {t('grid.go')}
          </Link>
        </p>
      </May>
      <Filters page={page} filter={filter} />
      <SightProgress actor={actor} page={page} />
      <Found actor={actor} page={page} filter={filter} />
    </div>
  );
}
