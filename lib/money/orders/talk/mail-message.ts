import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { orderPath } from '@/lib/money/orders/mail-receipt';
import { sellerMailbox, sellerVoice } from '@/lib/money/orders/mail-seller';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { hourOf } from '@/lib/money/orders/told/model';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';
import type { Side } from './schema';

/**
 * Tells one side of an order that the other wrote, in her language, and not what: the words stay beside the order.
 */
export async function mailMessage(orderId: Id<'order'>, to: Side): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order) return;
  const address = to === 'shop' ? await sellerMailbox(order.pageId) : order.contactEmail;
  if (address === '') return;
  const voice = to === 'shop' ? await sellerVoice(order.pageId) : voiceOf(order.locale);
  const { t } = voice;
  const words = { shop: order.pageName, number: order.id.slice(-8).toUpperCase() };
  await sendTold(
    setLetter(voice, address, {
      subject: t(`talk.mail_subject_${to}`, words),
      heading: t('talk.mail_heading'),
      reason: to === 'shop' ? t('orders.mail_reason_seller', { page: order.pageName }) : t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t(`talk.mail_text_${to}`, words) },
        {
          kind: 'button',
          label: t('orders.mail_see_order'),
          path: to === 'shop' ? `/studio/${order.pageHandle}/orders/${order.id}` : orderPath(order),
        },
      ],
    }),
    { orders: [orderId], side: to === 'shop' ? 'seller' : 'buyer', kind: 'message', about: hourOf(new Date()) },
  );
}
