import { Form, SubmitButton } from '@/app/_ui/form';
import { TruckIcon } from '@/app/_ui/icons';
import type { SellerOrder } from '@/lib/money/orders/model';
import type { ReturnView } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sendInstead } from '../actions';
import { ParcelFields } from './parcel-fields';
import { ReturnUnits } from './return-units';

/** Sends what the buyer wants instead, and says how it travels. */
export async function ExchangeReturn({ order, asked }: { order: SellerOrder; asked: ReturnView }) {
  const { t } = await requestI18n();
  const messages = {
    ...errorMessages(t, ['too_many_back', 'bad_units', 'return_moved']),
    sold_out: t('returns.sold_out'),
  };
  return (
    <Form action={sendInstead} messages={messages}>
      <input type="hidden" name="returnId" value={asked.id} />
      <ParcelFields />
      <ReturnUnits order={order} asked={asked} />
      <div className="space-y-2">
        <SubmitButton>
          <TruckIcon size={18} />
          {t('returns.exchange')}
        </SubmitButton>
        <p className="text-muted text-sm">{t('returns.exchange_hint')}</p>
      </div>
    </Form>
  );
}
