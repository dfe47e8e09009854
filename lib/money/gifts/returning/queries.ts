import 'server-only';
import { sql } from 'drizzle-orm';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { OrderLine } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { type ReturnView, refundOf } from '@/lib/money/returns/model';
import { type ReturnOffer, readOffer } from '@/lib/money/returns/queries';
import { findGift, type GiftRow } from '../queries';
import type { Opened } from '../schema';

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

/** How what a receiver sends back stands. No amount is in it. */
export type GiftReturn = {
  lines: readonly Pick<OrderLine, 'variantId' | 'title' | 'optionText' | 'picture'>[];
  /** The latest, as she and its seller see it. */
  latest: ReturnView | null;
  /** Its money is on the way to whoever gave it. */
  paying: boolean;
  /** What she may ask now; null when nothing. */
  offer: ReturnOffer | null;
};

/** The gift that the actor accepted, by her own link or by her account; null for everybody else, its giver too. For verbs of gifts alone. */
export async function receivedGift(
  actor: Actor,
  { token, orderId }: { token: string; orderId: Id<'order'> },
): Promise<GiftRow | null> {
  const row = await findGift(actor, { token, orderId });
  return row?.mine && row.orderId === orderId ? row : null;
}

/** What the actor sends, or may send, back of a gift that she accepted; null for everybody else. */
export async function giftReturn(actor: Actor, opened: Opened): Promise<GiftReturn | null> {
  const row = await findGift(actor, opened);
  if (!row?.mine) return null;
  const [[stored], offer] = await Promise.all([
    storedOrders({ orderId: row.orderId }),
    readOffer(system, row.orderId, sql`true`),
  ]);
  if (!stored) return null;
  const latest = stored.returns.at(-1) ?? null;
  const goods = stored.lines.filter((line) => line.kind === 'goods');
  return {
    lines: goods.map(({ variantId, title, optionText, picture }) => ({ variantId, title, optionText, picture })),
    ...{ latest, offer },
    paying: latest !== null && refundOf(stored, latest) === 'pending',
  };
}
