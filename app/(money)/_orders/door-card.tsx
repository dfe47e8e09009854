import { Form, SubmitButton } from '@/app/_ui/form';
import { WalletIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Price } from '@/app/_ui/price';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { makePickupCode } from '@/lib/money/orders/pickup/make-code';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { arrivalSpan } from '../_pay/arrival-day';
import { callOffOrder } from './actions';
import { HandOverCode } from './hand-over-code';

/** What the buyer has ready when her order comes, the code by which it is handed to her, and the way to call it off before it is sent. */
export async function DoorCard({ order }: { order: BuyerOrder }) {
  if (!order.atDoor) return null;
  const voice = await requestI18n();
  const { t, formatMoney } = voice;
  if (order.noShow)
    return (
      <LinkButton href="/wallet/record" variant="quiet">
        <WalletIcon size={18} />
        {t('door.record')}
      </LinkButton>
    );
  if (order.state !== 'due') {
    if (order.cashBack.amount === 0n) return null;
    return <p>{t('door.seller_given_back', { amount: formatMoney(order.cashBack) })}</p>;
  }
  const sent = order.parcels.some((parcel) => parcel.sentAt !== null) || order.shippedAt !== null;
  return (
    <section aria-label={t('door.way')} className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
      <p className="flex items-baseline justify-between gap-3 font-semibold">
        {t('door.have_ready')}
        <Price value={order.total} className="text-lg" />
      </p>
      <p className="text-muted text-sm">
        {t('door.until', { days: arrivalSpan(voice, order.arrivesFrom, order.arrivesBy) })}
      </p>
      <HandOverCode code={makePickupCode(order.id)} label={t('door.code')} hint={t('door.code_hint')} />
      {!sent && (
        <Form
          action={callOffOrder}
          messages={errorMessages(t, ['door_too_late'])}
          className="border-line border-t pt-3"
        >
          <input type="hidden" name="orderId" value={order.id} />
          <SubmitButton variant="quiet">{t('door.call_off')}</SubmitButton>
          <p className="text-muted text-sm">{t('door.call_off_hint')}</p>
        </Form>
      )}
    </section>
  );
}
