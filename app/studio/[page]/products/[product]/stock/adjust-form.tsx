import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { adjustReasons } from '@/lib/shop/stock/model';
import type { PlaceView, VariantStock } from '@/lib/shop/stock/queries';
import { adjustTheStock } from './actions';

type AdjustProps = { page: string; variants: readonly VariantStock[]; places: readonly PlaceView[] };

/** What happened to the stock; where it happened is asked only of a page with several places. */
export async function AdjustForm({ page, variants, places }: AdjustProps) {
  const { t } = await requestI18n();
  const [only] = variants;
  const reasons = adjustReasons.filter((reason) => reason !== 'transfer' || places.length > 0);
  return (
    <Form
      action={adjustTheStock}
      messages={errorMessages(t, [
        ...(['stock_changed', 'drop_max', 'place_needed', 'nothing_changed', 'whole_number', 'out_of_range'] as const),
      ])}
      done={t('stock.adjusted')}
      clearWhenDone
    >
      <h2 className="font-semibold text-lg">{t('stock.adjust')}</h2>
      <input type="hidden" name="page" value={page} />
      {variants.length === 1 ? (
        <input type="hidden" name="variant" value={only?.id} />
      ) : (
        <Select name="variant" label={t('stock.variant')}>
          {variants.map((one) => (
            <option key={one.id} value={one.id}>
              {/* Nothing else keeps `120 cm` together where the list is written from the right. */}
              {`\u2068${one.values.join(' · ')}\u2069`}
            </option>
          ))}
        </Select>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Select name="reason" label={t('stock.reason')}>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`stock.reason_${reason}`)}
            </option>
          ))}
        </Select>
        <Field name="units" label={t('stock.units')} inputMode="numeric" dir="ltr" maxLength={6} />
        {places.length > 0 && (
          <>
            <Places name="place" label={t('stock.place')} places={places} />
            <Places name="to" label={t('stock.place_to')} note={t('stock.place_to_note')} places={places} />
          </>
        )}
      </div>
      <Field name="note" label={t('stock.note')} note={t('common.optional')} maxLength={200} />
      <SubmitButton>{t('stock.adjust')}</SubmitButton>
    </Form>
  );
}

type PlacesProps = { name: string; label: string; note?: string; places: readonly PlaceView[] };

async function Places({ name, label, note, places }: PlacesProps) {
  return (
    <Select name={name} label={label} {...(note && { note })}>
      {note && <option value="">—</option>}
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </Select>
  );
}
