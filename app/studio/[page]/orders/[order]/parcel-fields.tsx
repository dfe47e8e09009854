import { Field } from '@/app/_ui/field';
import { requestI18n } from '@/lib/platform/request';

type ParcelFieldsProps = { carrier?: string; trackingCode?: string };

/** By whom a parcel travels and under which code; both may be empty. */
export async function ParcelFields({ carrier = '', trackingCode = '' }: ParcelFieldsProps) {
  const { t } = await requestI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        name="carrier"
        label={t('studio.carrier')}
        note={t('common.optional')}
        defaultValue={carrier}
        placeholder={t('studio.carrier_hint')}
        list="carriers"
        maxLength={60}
      />
      <datalist id="carriers">
        {['USPS', 'UPS', 'FedEx', 'DHL', 'Aramex', 'La Poste', 'Japan Post'].map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <Field
        name="trackingCode"
        label={t('studio.tracking_code')}
        note={t('common.optional')}
        defaultValue={trackingCode}
        dir="ltr"
        maxLength={60}
        autoComplete="off"
      />
    </div>
  );
}
