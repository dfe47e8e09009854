import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ofSide } from './queries';
import type { Side } from './schema';

/**
 * Has the other side of an order mailed that something was written, by somebody on `side` of it; nothing for everybody else.
 * What is written within a minute is one mail, and none says what it was.
 */
export function announceMessage(actor: Actor, { orderId, side }: { orderId: Id<'order'>; side: Side }): Promise<void> {
  return asActor(actor, async (tx) => {
    const mine = await tx.$count(order, and(eq(order.id, orderId), ofSide(actor, side)));
    if (mine === 0) return;
    const to = side === 'buyer' ? 'shop' : 'buyer';
    const payload = { order: toUuid(orderId), to };
    await enqueue(tx, 'money:mail-message', { payload, after: '1 minute', key: `message:${to}:${orderId}` });
  });
}
