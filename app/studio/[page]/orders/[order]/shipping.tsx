import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { TruckIcon } from '@/app/_ui/icons';
import { afterShipping, type SellerOrder, unpacked } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { arrived, pack, ship } from '../actions';
import { ParcelFields } from './parcel-fields';
import { PartForm } from './part-form';
import { Tracking } from './tracking';

/** From the shelf to the door: mark it shipped with carrier and code, then delivered. */
export async function Shipping({ order }: { order: SellerOrder }) {
  if (order.deliveredAt !== null || afterShipping(order.state) === null) return null;
  if (order.shippedAt === null) return <ToShip order={order} />;
  // What is paid at the door arrives against its code, and in no other way.
  return order.atDoor ? null : <OnItsWay order={order} />;
}

async function ToShip({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const packed = unpacked(order).length === 0;
  return (
    <Card className="space-y-4 print:hidden">
      <Form action={ship} messages={errorMessages(t, ['not_shippable'])}>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <TruckIcon />
          {t('studio.mark_shipped')}
        </h2>
        <input type="hidden" name="orderId" value={order.id} />
        <ParcelFields carrier={order.carrier} trackingCode={order.trackingCode} />
        <SubmitButton wide>{t('studio.mark_shipped')}</SubmitButton>
        <p className="text-muted text-sm">
          {t(order.parcels.length > 0 ? 'inbox.rest_hint' : 'studio.mark_shipped_hint')}
        </p>
      </Form>
      {!packed && (
        <Form action={pack} messages={errorMessages(t, ['not_packable'])} className="space-y-2">
          <input type="hidden" name="orderId" value={order.id} />
          <SubmitButton variant="quiet" wide>
            {t('inbox.pack_all')}
          </SubmitButton>
        </Form>
      )}
      <PartForm order={order} />
    </Card>
  );
}

async function OnItsWay({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-4 print:hidden">
      <h2 className="flex items-center gap-2 font-semibold text-lg">
        <TruckIcon />
        {t('studio.on_its_way')}
      </h2>
      <Form action={arrived} messages={errorMessages(t, ['not_deliverable'])} className="space-y-2">
        <input type="hidden" name="orderId" value={order.id} />
        <SubmitButton>{t('studio.mark_delivered')}</SubmitButton>
      </Form>
      {order.parcels.length === 0 && <OneParcel order={order} />}
    </Card>
  );
}

/** How an order travels that left before parcels were written down one by one. */
async function OneParcel({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const tracking = [order.carrier, order.trackingCode].filter(Boolean).join(' · ');
  return (
    <>
      {tracking && <Tracking trackingUrl={order.trackingUrl} words={tracking} />}
      <Form action={ship} messages={errorMessages(t, ['not_shippable'])} done={t('common.saved')} className="space-y-2">
        <Unfolding title={t('studio.correct_tracking')} className="text-sm">
          <input type="hidden" name="orderId" value={order.id} />
          <ParcelFields carrier={order.carrier} trackingCode={order.trackingCode} />
          <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
        </Unfolding>
      </Form>
    </>
  );
}
