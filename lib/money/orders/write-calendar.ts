import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { calendarFile } from '@/lib/kernel/calendar';
import type { Id } from '@/lib/kernel/ids';
import { openReturn } from '@/lib/money/returns/model';
import { siteAddress } from '@/lib/platform/letter';
import type { Voice } from '@/lib/platform/voice';
import { type BuyerOrder, phaseOf } from './model';
import { orderForBuyer } from './queries';

/**
 * The days on which a parcel is expected, as a calendar file in the voice's language, for its buyer; null for everybody else
 * and when none is on its way.
 */
export async function deliveryCalendar(actor: Actor, orderId: Id<'order'>, voice: Voice): Promise<string | null> {
  const order = await orderForBuyer(actor, orderId);
  if (!order || !['paid', 'packing', 'sent'].includes(phaseOf(order))) return null;
  const { arrivesFrom: from, arrivesBy: by, placedAt: changedAt } = order;
  const title = voice.t('returns.file_delivery', { seller: order.pageName });
  return fileOf(voice, order, 'delivery', { from, by, title, changedAt });
}

/** The last day to send something of an order back, in the same way; null when nothing was agreed to or it has been sent. */
export async function sendBackCalendar(actor: Actor, orderId: Id<'order'>, voice: Voice): Promise<string | null> {
  const order = await orderForBuyer(actor, orderId);
  const asked = order && openReturn(order);
  if (!order || asked?.state !== 'accepted' || asked.sendBy === null) return null;
  const title = voice.t('returns.file_send_by', { seller: order.pageName });
  return fileOf(voice, order, asked.id, { from: asked.sendBy, by: asked.sendBy, title, changedAt: asked.at });
}

type Days = { from: string; by: string; title: string; changedAt: Date };

function fileOf(voice: Voice, order: BuyerOrder, name: string, days: Days): string {
  const url = siteAddress(voice, `/orders/${order.id}`);
  const number = order.id.slice(-8).toUpperCase();
  const text = `${voice.t('orders.number')}: ${number}\n${url}`;
  return calendarFile({ ...days, id: `${order.id}-${name}@${new URL(url).hostname}`, text, url });
}
