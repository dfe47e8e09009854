import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { refund } from '@/db/schema/money/order';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';
import { orderPath } from './mail-receipt';
import { sellerMailbox, sellerVoice } from './mail-seller';
import { storedOrders } from './stored/queries';
import { sendTold } from './told/send-told';

/** Tells both sides that a bank sent a refund back, and what each can do: nothing is lost, the seller gives it back in another way. Of what is owed no longer nobody is told. */
export async function mailRefundBack(refundId: Id<'refund'>): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-refund-back', locale: 'en' }, (tx) =>
    tx.select({ orderId: refund.orderId }).from(refund).where(eq(refund.id, refundId)),
  );
  const [order] = row ? await storedOrders({ orderId: row.orderId }) : [];
  const given = order?.refunds.find((one) => one.id === refundId);
  if (!order || order.owed === null || given?.state !== 'failed') return;
  for (const side of ['seller', 'buyer'] as const) {
    const address = side === 'seller' ? await sellerMailbox(order.pageId) : order.contactEmail;
    // Of what several people paid the one whose it is is told (`mailPart`).
    if (address === '' || (side === 'buyer' && order.owedInParts)) continue;
    const voice = side === 'seller' ? await sellerVoice(order.pageId) : voiceOf(order.locale);
    const { t, formatMoney } = voice;
    const words = { amount: formatMoney(given.amount), seller: order.pageName };
    await sendTold(
      setLetter(voice, address, {
        subject: t('orders.mail_refund_back_subject', words),
        heading: t('orders.mail_refund_back_heading'),
        reason:
          side === 'seller' ? t('orders.mail_reason_seller', { page: order.pageName }) : t('orders.mail_reason_buyer'),
        blocks: [
          {
            kind: 'text',
            text: t(order.owedInParts ? 'orders.refund_back_parts' : `orders.refund_back_${side}`, words),
          },
          {
            kind: 'button',
            label: t('orders.mail_see_order'),
            path: side === 'seller' ? `/studio/${order.pageHandle}/orders/${order.id}` : orderPath(order),
          },
        ],
      }),
      { orders: [order.id], side, kind: 'refund_back', about: toUuid(refundId) },
    );
  }
}
