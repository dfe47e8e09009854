import { Button } from '@/app/_ui/button';
import { SearchIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import { requestI18n } from '@/lib/platform/request';
import { productStates } from '@/lib/shop/drafts/model';
import type { ProductFilter } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { May } from '../may';

type FiltersProps = { page: PageSettings; filter: ProductFilter; at?: 'products' | 'products/grid' };

/** What the list of products, or their grid, is narrowed to: a state, and words. Both are in the address. */
export async function Filters({ page, filter, at = 'products' }: FiltersProps) {
  const { t, href } = await requestI18n();
  const home = `/studio/${page.handle}/${at}`;
  const show = (state: string) =>
    `${home}?${new URLSearchParams({ ...(state !== 'all' && { show: state }), ...(filter.words && { q: filter.words }) })}`;
  return (
    <div className="space-y-3">
      <div className="flex flex-col gap-3 md:flex-row md:items-center md:justify-between">
        <Tabs
          label={t('studio.products_by_state')}
          tabs={(['all', ...productStates] as const).map((state) => ({
            href: show(state),
            label: t(`studio.products_${state}`),
            current: filter.state === state,
          }))}
        />
        <search>
          <form action={href(home)} className="relative flex gap-2">
            {filter.state !== 'all' && <input type="hidden" name="show" value={filter.state} />}
            <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
            <input
              type="search"
              name="q"
              defaultValue={filter.words}
              aria-label={t('studio.find_product')}
              placeholder={t('studio.find_product')}
              maxLength={200}
              className="h-11 w-full rounded-full bg-sunken ps-11 pe-4 text-sm placeholder:text-muted md:w-72"
            />
            <Button type="submit" variant="quiet" className="sr-only focus:not-sr-only">
              {t('common.search')}
            </Button>
          </form>
        </search>
      </div>
      {filter.state === 'draft' && at === 'products' && (
        <May page={page} do="change_catalog">
          <LinkButton href={`/studio/${page.handle}/open`} variant="quiet">
            {t('studio.drafts_on_sale')}
          </LinkButton>
        </May>
      )}
    </div>
  );
}
