import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { VariantStock } from '@/lib/shop/stock/queries';
import { Unfolding } from '../../../unfolding';
import { setTheLowStockOf } from './actions';

/** A variant with its stock, by place where it is kept apart, the sum that makes it, and when its owner is told. */
export async function VariantRow({ page, variant }: { page: string; variant: VariantStock }) {
  const { t, formatNumber } = await requestI18n();
  const { moved, taken, low } = variant;
  const told = low === null ? t('stock.low_as_page') : t('stock.low_at', { count: low });
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <bdi className="font-medium">{variant.values.join(' · ') || t('stock.only')}</bdi>
        <span className="font-medium tabular-nums">{t('studio.in_stock', { count: variant.stock })}</span>
      </div>
      <p className="text-muted text-sm">
        {t('stock.sum', { moved: formatNumber(moved), taken: formatNumber(taken), stock: formatNumber(moved - taken) })}
      </p>
      {variant.places.length > 0 && (
        <ul className="mt-1 text-sm">
          {variant.places.map((place) => (
            <li key={place.id} className="flex justify-between gap-4">
              <bdi>{place.name}</bdi>
              <span className="tabular-nums">{formatNumber(place.stock)}</span>
            </li>
          ))}
        </ul>
      )}
      <Form
        action={setTheLowStockOf}
        messages={errorMessages(t, ['whole_number', 'out_of_range'])}
        done={t('common.saved')}
        className="space-y-2"
      >
        <Unfolding title={told} className="text-muted text-sm" fields={['low']}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="variant" value={variant.id} />
          <Field
            name="low"
            label={t('stock.low_variant')}
            hint={t('stock.low_variant_hint')}
            defaultValue={low ?? ''}
            inputMode="numeric"
            dir="ltr"
            maxLength={7}
          />
          <SubmitButton variant="quiet" size="small">
            {t('common.save')}
          </SubmitButton>
        </Unfolding>
      </Form>
    </li>
  );
}
