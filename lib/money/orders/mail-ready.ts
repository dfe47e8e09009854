import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { placeLine } from '@/lib/money/wallet/model';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';
import { orderPath } from './mail-receipt';
import { makePickupCode } from './pickup/make-code';
import { storedOrders } from './stored/queries';
import { sendTold } from './told/send-told';

/** Tells the buyer, in her language, that what she bought lies ready: where, when, and by which code it is hers. */
export async function mailReady(orderId: Id<'order'>): Promise<void> {
  const [order] = await storedOrders({ orderId });
  // Fetched meanwhile, or given back: nothing lies ready any more.
  if (!order?.pickup || !['paid', 'partially_refunded'].includes(order.state)) return;
  const voice = voiceOf(order.locale);
  const { t } = voice;
  const { pickup, shipTo, pageName: seller } = order;
  const where = [pickup.placeName, shipTo.line1, placeLine(shipTo)].filter(Boolean).join('\n');
  await sendTold(
    setLetter(voice, order.contactEmail, {
      subject: t('pickup.mail_ready_subject', { seller }),
      heading: t('pickup.mail_ready_heading'),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t('pickup.mail_ready_text', { seller }) },
        { kind: 'rows', rows: [{ label: t('pickup.code'), value: makePickupCode(order.id), strong: true }] },
        { kind: 'text', text: where },
        ...(pickup.hours ? [{ kind: 'text' as const, text: t('pickup.open', { hours: pickup.hours }) }] : []),
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
      ],
    }),
    { orders: [orderId], side: 'buyer', kind: 'ready' },
  );
}
