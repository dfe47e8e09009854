import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ImagePlusIcon, SearchIcon, TagIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { productStates } from '@/lib/shop/drafts/model';
import { type ProductFilter, productsForOwner } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage } from '../load-page';
import { addProduct } from './actions';
import { ProductList } from './product-list';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return { title: `${t('studio.products')} · ${page.name}`, robots: { index: false } };
}

/** All products of the page, by state, found by title or SKU. */
export default async function Products({ params, searchParams }: PageProps) {
  const { actor, page } = await loadPage((await params).page);
  const filter = readFilter(await searchParams);
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('studio.products')}</h1>
        <div className="flex flex-wrap items-end gap-2 max-md:w-full max-md:*:flex-auto">
          <Form action={addProduct} messages={errorMessages(t, ['products_max'])} className="space-y-2">
            <input type="hidden" name="page" value={page.id} />
            <input type="hidden" name="key" value={newId('product')} />
            <SubmitButton variant="quiet" className="whitespace-nowrap max-md:w-full max-md:px-3">
              <PlusIcon size={18} />
              {t('studio.add_without_photo')}
            </SubmitButton>
          </Form>
          <LinkButton href={`/studio/${page.handle}/open`} className="whitespace-nowrap max-md:px-3">
            <ImagePlusIcon size={18} />
            {t('studio.add_products')}
          </LinkButton>
        </div>
      </div>
      <Filters page={page} filter={filter} />
      <Found actor={actor} page={page} filter={filter} />
    </div>
  );
}

function readFilter(asked: Record<string, string | string[] | undefined>): ProductFilter {
  const state = productStates.find((one) => one === asked.show) ?? 'all';
  const words = typeof asked.q === 'string' ? plainLine(asked.q.slice(0, 200)) : '';
  return { state, words, after: parseId('product', asked.after) };
}

async function Filters({ page, filter }: { page: PageSettings; filter: ProductFilter }) {
  const { t, href } = await requestI18n();
  const home = `/studio/${page.handle}/products`;
  const show = (state: string) =>
    `${home}?${new URLSearchParams({ ...(state !== 'all' && { show: state }), ...(filter.words && { q: filter.words }) })}`;
  return (
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
  );
}

async function Found({ actor, page, filter }: { actor: PersonActor; page: PageSettings; filter: ProductFilter }) {
  const { t } = await requestI18n();
  const { products, next } = await productsForOwner(actor, page.id, filter);
  if (products.length === 0) return <Nothing page={page} filter={filter} />;
  const onward = new URLSearchParams({
    ...(filter.state !== 'all' && { show: filter.state }),
    ...(filter.words && { q: filter.words }),
    ...(next && { after: next }),
  });
  return (
    <>
      <ProductList page={page} products={products} />
      {next && (
        <div className="flex justify-center pt-2">
          <LinkButton href={`/studio/${page.handle}/products?${onward}`} variant="quiet">
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
      action={<LinkButton href={`/studio/${page.handle}/open`}>{t('studio.open_a_shop')}</LinkButton>}
    >
      <p>{t('studio.no_products_body')}</p>
    </EmptyState>
  );
}
