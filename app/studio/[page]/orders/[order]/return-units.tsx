import { Field } from '@/app/_ui/field';
import type { SellerOrder } from '@/lib/money/orders/model';
import { backField } from '@/lib/money/orders/schema';
import type { ReturnView } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';

/**
 * How many units of a return go back on the shelf: all of them unless the seller says otherwise, and before they have come none.
 */
export async function ReturnUnits({ order, asked }: { order: SellerOrder; asked: ReturnView }) {
  const { t } = await requestI18n();
  const coming = order.lines.flatMap(({ variantId, quantity, returned, title, optionText }) => {
    const units = variantId === null ? 0 : Math.min(asked.units[variantId] ?? 0, quantity - returned);
    return variantId !== null && units > 0 ? [{ variantId, units, title, optionText }] : [];
  });
  if (coming.length === 0) return null;
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium">{t('studio.units_back')}</legend>
      <p className="text-muted text-sm">{t('returns.back_hint')}</p>
      {coming.map(({ variantId, units, title, optionText }) => (
        <Field
          key={variantId}
          name={backField(variantId)}
          label={<bdi>{optionText ? `${title} · ${optionText}` : title}</bdi>}
          note={t('studio.units_left', { count: units })}
          defaultValue={asked.state === 'received' ? String(units) : '0'}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
      ))}
    </fieldset>
  );
}
