import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { PackageIcon } from '@/app/_ui/icons';
import { ParcelUnits } from '@/app/(money)/_orders/parcel-units';
import { afterShipping, type SellerOrder, type ShownParcel } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { sendOne, unpack } from '../actions';
import { ParcelFields } from './parcel-fields';
import { Tracking } from './tracking';

/** The parcels of an order, each with what lies in it and how it travels; nothing before the first. */
export async function Parcels({ order }: { order: SellerOrder }) {
  if (order.parcels.length === 0) return null;
  const { t } = await requestI18n();
  return (
    <Card className="space-y-4">
      <h2 className="flex items-center gap-2 font-semibold text-lg">
        <PackageIcon size={20} />
        {t('inbox.parcels')}
      </h2>
      <ol className="space-y-4 divide-y divide-line">
        {order.parcels.map((parcel, place) => (
          <Parcel key={parcel.id} order={order} parcel={parcel} place={place + 1} />
        ))}
      </ol>
    </Card>
  );
}

type ParcelProps = { order: SellerOrder; parcel: ShownParcel; place: number };

async function Parcel({ order, parcel, place }: ParcelProps) {
  const { t, formatNumber, formatDate } = await requestI18n();
  const tracking = [parcel.carrier, parcel.trackingCode].filter(Boolean).join(' · ');
  return (
    <li className="space-y-2 not-first:pt-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">{t('inbox.parcel_number', { number: formatNumber(place) })}</span>
        <span className="text-muted text-sm">
          {parcel.sentAt ? t('inbox.left_at', { moment: formatDate(parcel.sentAt, 'moment') }) : t('inbox.waits')}
        </span>
      </p>
      <ParcelUnits lines={order.lines} parcel={parcel} />
      {tracking && <Tracking trackingUrl={parcel.trackingUrl} words={tracking} />}
      {afterShipping(order.state) !== null && <ParcelForms parcel={parcel} />}
    </li>
  );
}

async function ParcelForms({ parcel }: { parcel: ShownParcel }) {
  const { t } = await requestI18n();
  const { carrier, trackingCode } = parcel;
  const waits = parcel.sentAt === null;
  return (
    <div className="print:hidden">
      <Form
        action={sendOne}
        messages={errorMessages(t, ['not_shippable'])}
        done={t('common.saved')}
        className="space-y-2"
      >
        <Unfolding title={t(waits ? 'inbox.send_parcel' : 'studio.correct_tracking')} className="text-sm">
          <input type="hidden" name="parcelId" value={parcel.id} />
          <ParcelFields carrier={carrier} trackingCode={trackingCode} />
          <SubmitButton variant="quiet">{t(waits ? 'inbox.send_parcel' : 'common.save')}</SubmitButton>
        </Unfolding>
      </Form>
      {waits && (
        <Form action={unpack} messages={errorMessages(t)} className="space-y-2">
          <input type="hidden" name="parcelId" value={parcel.id} />
          <SubmitButton variant="plain" size="small">
            {t('inbox.unpack')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
