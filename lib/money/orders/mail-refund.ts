import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { refund } from '@/db/schema/money/order';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';
import { orderPath } from './mail-receipt';
import { storedOrders } from './stored/queries';
import { sendTold } from './told/send-told';

/** Tells the buyer that money of an order is on its way back: how much, from whom, and the seller's reason if there is one. */
export async function mailRefund(refundId: Id<'refund'>): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-refund', locale: 'en' }, (tx) =>
    tx.select({ orderId: refund.orderId }).from(refund).where(eq(refund.id, refundId)),
  );
  const [order] = row ? await storedOrders({ orderId: row.orderId }) : [];
  const given = order?.refunds.find((one) => one.id === refundId);
  if (!order || given?.state !== 'succeeded') return;
  const voice = voiceOf(order.locale);
  const { t, formatMoney } = voice;
  const words = { amount: formatMoney(given.amount), seller: order.pageName };
  await sendTold(
    setLetter(voice, order.contactEmail, {
      subject: t('orders.mail_refund_subject', words),
      heading: t('orders.mail_refund_heading'),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t('orders.mail_refund_text', words) },
        ...(given.reason ? [{ kind: 'text' as const, text: t('orders.refund_reason', { reason: given.reason }) }] : []),
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
      ],
    }),
    { orders: [order.id], side: 'buyer', kind: 'refund', about: toUuid(refundId) },
  );
}
