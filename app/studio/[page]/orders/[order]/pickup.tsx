import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { PackageIcon } from '@/app/_ui/icons';
import { afterDelivery, isReady, type SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { pack, unpack } from '../actions';
import { CodeForm } from './code-form';

/** From the shelf to the buyer's hands: say that it lies ready, then hand it over against her code. */
export async function Pickup({ order }: { order: SellerOrder }) {
  if (order.deliveredAt !== null || afterDelivery(order.state) === null) return null;
  const { t } = await requestI18n();
  const ready = isReady(order);
  return (
    <Card className="space-y-4 print:hidden">
      <h2 className="flex items-center gap-2 font-semibold text-lg">
        <PackageIcon size={20} />
        {t(ready ? 'pickup.chip_ready' : 'pickup.seller_ready')}
      </h2>
      {ready ? (
        <>
          <p className="text-muted text-sm">{t('pickup.seller_waits')}</p>
          <CodeForm
            orderId={order.id}
            label={t('pickup.seller_code')}
            hint={t('pickup.seller_code_hint')}
            submit={t('pickup.seller_hand_over')}
          />
          {order.parcels.map((parcel) => (
            <Form key={parcel.id} action={unpack} messages={errorMessages(t)} className="space-y-2">
              <input type="hidden" name="parcelId" value={parcel.id} />
              <SubmitButton variant="plain" size="small">
                {t('pickup.seller_not_ready')}
              </SubmitButton>
            </Form>
          ))}
        </>
      ) : (
        <Form action={pack} messages={errorMessages(t, ['not_packable'])}>
          <input type="hidden" name="orderId" value={order.id} />
          <p className="text-muted text-sm">{t('pickup.seller_ready_hint')}</p>
          <SubmitButton wide>{t('pickup.seller_ready')}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
