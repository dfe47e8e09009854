import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ExternalLinkIcon, TruckIcon } from '@/app/_ui/icons';
import { afterShipping, type SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { arrived, ship } from '../actions';
import { ParcelFields } from './parcel-fields';

/** From the shelf to the door: mark it shipped with carrier and code, then delivered. */
export async function Shipping({ order }: { order: SellerOrder }) {
  if (order.deliveredAt !== null || afterShipping(order.state) === null) return null;
  return order.shippedAt === null ? <ToShip order={order} /> : <OnItsWay order={order} />;
}

async function ToShip({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  return (
    <Card className="print:hidden">
      <Form action={ship} messages={errorMessages(t, ['not_shippable'])}>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <TruckIcon />
          {t('studio.mark_shipped')}
        </h2>
        <input type="hidden" name="orderId" value={order.id} />
        <ParcelFields carrier={order.carrier} trackingCode={order.trackingCode} />
        <SubmitButton wide>{t('studio.mark_shipped')}</SubmitButton>
        <p className="text-muted text-sm">{t('studio.mark_shipped_hint')}</p>
      </Form>
    </Card>
  );
}

async function OnItsWay({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const tracking = [order.carrier, order.trackingCode].filter(Boolean).join(' · ');
  return (
    <Card className="space-y-4 print:hidden">
      <div>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <TruckIcon />
          {t('studio.on_its_way')}
        </h2>
        {tracking && (
          <p className="mt-1">
            {order.trackingUrl ? (
              <a
                href={order.trackingUrl}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-11 items-center gap-1.5 underline underline-offset-4"
              >
                <bdi dir="ltr">{tracking}</bdi>
                <ExternalLinkIcon size={16} />
              </a>
            ) : (
              <bdi dir="ltr">{tracking}</bdi>
            )}
          </p>
        )}
      </div>
      <Form action={arrived} messages={errorMessages(t, ['not_deliverable'])} className="space-y-2">
        <input type="hidden" name="orderId" value={order.id} />
        <SubmitButton>{t('studio.mark_delivered')}</SubmitButton>
      </Form>
      <Form action={ship} messages={errorMessages(t, ['not_shippable'])} done={t('common.saved')} className="space-y-2">
        <Unfolding title={t('studio.correct_tracking')} className="text-sm">
          <input type="hidden" name="orderId" value={order.id} />
          <ParcelFields carrier={order.carrier} trackingCode={order.trackingCode} />
          <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
        </Unfolding>
      </Form>
    </Card>
  );
}
