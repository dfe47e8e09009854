import { ImageIcon } from '@/app/_ui/buying-icons';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedProduct } from '@/lib/shop/drafts/queries';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { FoundCounts } from '@/lib/shop/vision/counted/model';
import type { ProductSight } from '@/lib/shop/vision/sight/model';
import { Underway } from '../underway';
import { SightLine } from './sight-line';
import { StockField } from './stock-field';

type ProductListProps = {
  page: PageSettings;
  products: readonly OwnedProduct[];
  sights: ReadonlyMap<Id<'product'>, ProductSight>;
  counts: ReadonlyMap<Id<'product'>, FoundCounts>;
};

/** Products as rows that stand one above the other on a phone: photo, title, state, price, stock. */
export function ProductList({ page, products, sights, counts }: ProductListProps) {
  return (
    <Card className="divide-y divide-line p-0! sm:p-0!">
      {products.map((product) => (
        <Row
          key={product.id}
          page={page}
          product={product}
          sight={sights.get(product.id)}
          count={counts.get(product.id)}
        />
      ))}
    </Card>
  );
}

type RowProps = {
  page: PageSettings;
  product: OwnedProduct;
  sight: ProductSight | undefined;
  count: FoundCounts | undefined;
};

async function Row({ page, product, sight, count }: RowProps) {
  const { t } = await requestI18n();
  return (
    <div className="relative flex items-center gap-3 p-3 sm:gap-4 sm:px-5">
      <span className="block h-20 w-16 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {product.photo ? (
          <Photo media={{ ...product.photo, alt: '' }} sizes="64px" widths={[96, 192]} shape="fill" />
        ) : (
          <span className="grid size-full place-items-center text-muted">
            <ImageIcon />
          </span>
        )}
      </span>
      <div className="min-w-0 flex-1 space-y-1">
        <Link
          href={`/studio/${page.handle}/products/${product.id}`}
          className="block font-medium after:absolute after:inset-0 after:content-['']"
        >
          {product.title ? <bdi className="line-clamp-2">{product.title}</bdi> : <i>{t('studio.untitled')}</i>}
          <Underway />
        </Link>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <State product={product} />
          {product.asFiles && <Chip>{t('files.chip')}</Chip>}
          {product.drop && <Chip tone="neutral">{t('studio.drop_chip')}</Chip>}
          <PriceRange page={page} product={product} />
          {product.variants > 1 && <span>{t('studio.variants_count', { count: product.variants })}</span>}
        </p>
        <Schedule product={product} />
        {sight && (
          <p className="text-muted text-xs">
            <SightLine sight={sight} />
            {count?.shown && <span> · {t('studio.found_times', { count: count.shown })}</span>}
          </p>
        )}
      </div>
      <Stock page={page} product={product} />
    </div>
  );
}

async function State({ product }: { product: OwnedProduct }) {
  const { t } = await requestI18n();
  if (product.state === 'published' && product.stock === 0) return <Chip tone="danger">{t('studio.sold_out')}</Chip>;
  return <Chip tone={product.state === 'published' ? 'done' : 'neutral'}>{t(`studio.state_${product.state}`)}</Chip>;
}

const notOnSale = {
  title_required: 'studio.not_on_sale_title',
  price_required: 'studio.not_on_sale_price',
  files_required: 'files.not_on_sale',
} as const;

/** When it comes or goes by itself, or why it did not: then its owner has something to do. */
async function Schedule({ product }: { product: OwnedProduct }) {
  const { t, formatDate } = await requestI18n();
  if (product.state === 'published' && product.archiveAt !== null)
    return (
      <p className="text-muted text-xs">
        {t('studio.leaves_shop', { moment: formatDate(product.archiveAt, 'moment') })}
      </p>
    );
  if (product.state !== 'draft' || product.publishAt === null) return null;
  if (product.publishAt.getTime() > Date.now() || product.unready === null) {
    return (
      <p className="text-muted text-xs">
        {t('studio.goes_on_sale', { moment: formatDate(product.publishAt, 'moment') })}
      </p>
    );
  }
  return <p className="font-medium text-brick text-xs">{t(notOnSale[product.unready])}</p>;
}

async function PriceRange({ page, product }: { page: PageSettings; product: OwnedProduct }) {
  const { t } = await requestI18n();
  const { priceMinMinor: low, priceMaxMinor: high } = product;
  if (low === null || high === null) return <span className="text-brick">{t('studio.no_price')}</span>;
  return (
    <span>
      <Price value={money(low, page.currency)} />
      {high > low && (
        <>
          {' – '}
          <Price value={money(high, page.currency)} />
        </>
      )}
    </span>
  );
}

async function Stock({ page, product }: { page: PageSettings; product: OwnedProduct }) {
  const { t } = await requestI18n();
  if (product.variantId === null || product.state === 'archived' || !may(page.roles, 'change_stock')) {
    return (
      <span className="shrink-0 text-muted text-sm tabular-nums">{t('studio.in_stock', { count: product.stock })}</span>
    );
  }
  return (
    <StockField
      page={page.id}
      variant={product.variantId}
      stock={product.stock}
      label={t('studio.stock_of', { product: product.title || t('studio.untitled') })}
      caption={t('studio.stock')}
      save={t('common.save')}
      saved={t('common.saved')}
      messages={errorMessages(t, ['stock_changed', 'drop_max', 'whole_number', 'out_of_range'])}
    />
  );
}
