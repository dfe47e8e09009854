import { Card } from '@/app/_ui/card';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import { money } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { Values } from '../../values';
import { StockField } from '../stock-field';

type ProductValuesProps = { page: PageSettings; product: EditedProduct };

/** A product for who may not change it: its photos, words, prices and stock, which some may still correct. */
export async function ProductValues({ page, product }: ProductValuesProps) {
  const { t } = await requestI18n();
  return (
    <>
      {product.photos.length > 0 && (
        <Card>
          <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5">
            {product.photos.map((photo) => (
              <li key={photo.id} className="overflow-hidden rounded-sm">
                <Photo media={photo} sizes="160px" widths={[192, 320]} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Values
        values={[
          { label: t('studio.product_title'), value: product.title },
          { label: t('studio.description'), value: product.description },
          { label: t('studio.category'), value: t(`taxonomy.${product.category}`) },
        ]}
      />
      <Variants page={page} product={product} />
    </>
  );
}

async function Variants({ page, product }: ProductValuesProps) {
  const { t } = await requestI18n();
  const corrects = may(page.roles, 'change_stock') && product.state !== 'archived';
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-lg">{t('studio.variants')}</h2>
      <ul className="divide-y divide-line">
        {product.variants.map((variant) => (
          <li key={variant.id} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{variant.values.join(' · ') || product.title}</bdi>
              <span className="text-muted text-sm">
                {variant.priceMinor === null ? (
                  t('studio.no_price')
                ) : (
                  <Price value={money(variant.priceMinor, page.currency)} />
                )}
                {variant.sku && <bdi dir="ltr"> · {variant.sku}</bdi>}
              </span>
            </span>
            {corrects ? (
              <StockField
                page={page.id}
                variant={variant.id}
                stock={variant.stock}
                label={t('studio.stock_of', { product: variant.values.join(' · ') || product.title })}
                caption={t('studio.stock')}
                save={t('common.save')}
                saved={t('common.saved')}
                messages={errorMessages(t, ['whole_number', 'out_of_range', 'stock_changed', 'drop_max'])}
              />
            ) : (
              <span className="shrink-0 text-muted text-sm tabular-nums">
                {t('studio.in_stock', { count: variant.stock })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
