import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { packOrder } from '@/lib/money/orders/parcels/pack-order';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { ordersNamed } from './queries';
import type { Bulk, ShipMany } from './schema';

/** Why one of several orders was left as it is. */
export type LeftCode = PageRefusal | 'not_packable' | 'not_shippable';

/**
 * What became of several orders: how many stand now as was asked, and which do not, by number and buyer, and why. The name is null to who may
 * not see buyers, and empty of one whose account is closed.
 */
export type Many = { done: number; left: { number: string; name: string | null; code: LeftCode }[] };

/**
 * Packs all that is left of several orders of a page, by one of its members: each by itself, so that what one refuses stops no
 * other. Repeating changes nothing.
 */
export function packMany(actor: Actor, { pageId, orders }: Bulk): Promise<Result<Many, never>> {
  return doMany(actor, pageId, orders, (orderId) => packOrder(actor, { orderId }));
}

/** Ships several orders of a page in the same manner, each with its own carrier and code. */
export function shipMany(actor: Actor, { pageId, parcels }: ShipMany): Promise<Result<Many, never>> {
  const byOrder = new Map(parcels.map((one) => [one.orderId, one]));
  return doMany(actor, pageId, [...byOrder.keys()], (orderId) =>
    markShipped(actor, byOrder.get(orderId) ?? { orderId, carrier: '', trackingCode: '' }),
  );
}

async function doMany(
  actor: Actor,
  pageId: Id<'page'>,
  ids: readonly Id<'order'>[],
  one: (orderId: Id<'order'>) => Promise<Result<null, LeftCode>>,
): Promise<Result<Many, never>> {
  const names = new Map((await ordersNamed(actor, pageId, ids)).map((order) => [order.id, order.shipTo?.name ?? null]));
  const left: Many['left'] = [];
  for (const orderId of ids) {
    const name = names.get(orderId);
    const answer = name === undefined ? { ok: false as const, code: 'not_found' as const } : await one(orderId);
    if (!answer.ok) left.push({ number: orderId.slice(-8).toUpperCase(), name: name ?? null, code: answer.code });
  }
  return ok({ done: ids.length - left.length, left });
}
