import { Field } from '@/app/_ui/field';
import type { SellerOrder } from '@/lib/money/orders/model';
import { backField } from '@/lib/money/orders/schema';
import { requestI18n } from '@/lib/platform/request';

/** How many units of each thing go back on the shelf with the money; those that already did are not asked for again. */
export async function UnitsBack({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const away = order.lines.flatMap(({ variantId, quantity, returned, title, optionText }) =>
    variantId !== null && quantity > returned ? [{ variantId, left: quantity - returned, title, optionText }] : [],
  );
  if (away.length === 0) return null;
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium">{t('studio.units_back')}</legend>
      <p className="text-muted text-sm">{t('studio.units_back_hint')}</p>
      {away.map(({ variantId, left, title, optionText }) => (
        <Field
          key={variantId}
          name={backField(variantId)}
          label={<bdi>{optionText ? `${title} · ${optionText}` : title}</bdi>}
          note={t('studio.units_left', { count: left })}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
      ))}
    </fieldset>
  );
}
