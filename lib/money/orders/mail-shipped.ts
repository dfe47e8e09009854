import 'server-only';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { orderPath } from './mail-receipt';
import type { ParcelView, StoredOrder } from './stored/model';
import { storedOrders } from './stored/queries';
import { sendTold } from './told/send-told';

/**
 * Tells the buyer, in her language, what left, by whom it travels and under which code: one parcel of several when it is named,
 * else that the order is on its way, with every parcel of it.
 */
export async function mailShipped(orderId: Id<'order'>, parcelId?: Id<'parcel'>): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order) return;
  const voice = voiceOf(order.locale);
  const { t, formatDate } = voice;
  const { pageName: seller } = order;
  const day = formatDate(new Date(`${order.arrivesBy}T00:00:00Z`), 'day');
  // Nothing that leads to where a gift went.
  const isGift = order.gift !== null;
  const sent = order.parcels.filter((one) => one.sentAt !== null);
  const told = parcelId === undefined ? sent : sent.filter((one) => one.id === parcelId);
  const parcels =
    told.length > 1 || parcelId !== undefined ? told.flatMap((one) => parcelBlocks(voice, order, one)) : [];
  const rows = isGift ? [] : trackRows(voice, order);
  await sendTold(
    setLetter(voice, order.contactEmail, {
      subject: t(parcelId ? 'inbox.mail_part_subject' : 'orders.mail_shipped_subject', { seller }),
      heading: t(parcelId ? 'inbox.mail_part_heading' : 'orders.mail_shipped_heading'),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t(parcelId ? 'inbox.mail_part_text' : 'orders.mail_shipped_text', { seller, day }) },
        ...(order.atDoor
          ? [{ kind: 'text' as const, text: t('door.mail_sent', { total: voice.formatMoney(order.total) }) }]
          : []),
        ...(parcels.length > 0 ? parcels : rows),
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
      ],
    }),
    { orders: [orderId], side: 'buyer', kind: 'shipped', about: parcelId === undefined ? '' : toUuid(parcelId) },
  );
}

function trackRows({ t }: Voice, { carrier, trackingCode }: { carrier: string; trackingCode: string }): LetterBlock[] {
  const rows = [
    ...(carrier ? [{ label: t('orders.carrier'), value: carrier }] : []),
    ...(trackingCode ? [{ label: t('orders.tracking_code'), value: trackingCode }] : []),
  ];
  return rows.length > 0 ? [{ kind: 'rows', rows }] : [];
}

function parcelBlocks(voice: Voice, order: StoredOrder, parcel: ParcelView): LetterBlock[] {
  const titles = parcel.units.map(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.id === lineId);
    return `${quantity} × ${[line?.title, line?.optionText].filter(Boolean).join(' · ')}`;
  });
  return [{ kind: 'text', text: titles.join('\n') }, ...(order.gift === null ? trackRows(voice, parcel) : [])];
}
