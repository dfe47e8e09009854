import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { voiceOf } from '@/lib/platform/voice';
import { orderPath } from './mail-receipt';
import { storedOrders } from './stored/queries';

/** Tells the buyer that the parcel left, by whom it travels and under which code, in the buyer's language. */
export async function mailShipped(orderId: Id<'order'>): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order) return;
  const voice = voiceOf(order.locale);
  const { t, formatDate } = voice;
  const { carrier, trackingCode, pageName: seller } = order;
  const day = formatDate(new Date(`${order.arrivesBy}T00:00:00Z`), 'day');
  const rows = [
    ...(carrier ? [{ label: t('orders.carrier'), value: carrier }] : []),
    ...(trackingCode ? [{ label: t('orders.tracking_code'), value: trackingCode }] : []),
  ];
  await sendMail(
    setLetter(voice, order.contactEmail, {
      subject: t('orders.mail_shipped_subject', { seller }),
      heading: t('orders.mail_shipped_heading'),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t('orders.mail_shipped_text', { seller, day }) },
        ...(rows.length > 0 ? [{ kind: 'rows' as const, rows }] : []),
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
      ],
    }),
  );
}
