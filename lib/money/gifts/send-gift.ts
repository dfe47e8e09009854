import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { order } from '@/db/schema/money/order';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealWords } from './gift-words';
import type { SendGift } from './schema';

/**
 * Says to which friend a gift goes (or to nobody by name) and what is written with it, by its giver, as long as nobody has accepted it.
 * A friend is told by mail as soon as the order is paid, and not again for saying the same. Refusals: `not_found` for a missing gift,
 * somebody else's and one that ended; `not_friend` beside `handle`, whoever it is.
 */
export async function sendGift(
  actor: PersonActor,
  { orderId, handle, note }: SendGift,
): Promise<Result<null, 'not_found' | 'not_friend'>> {
  const friends = handle === '' ? [] : await friendsOf(actor);
  const friend = friends.find((one) => one.handle === handle);
  if (handle !== '' && !friend) return refuse('not_friend', 'handle');
  const owner = actorKey(actor) ?? '';
  const mine = and(eq(gift.orderId, orderId), eq(gift.owner, owner), eq(gift.state, 'waiting'));
  // Looked for before anything is sealed: a key is made for no order that is not hers.
  if ((await asActor(actor, (tx) => tx.$count(gift, mine))) === 0) return refuse('not_found');
  const sealed = await sealWords(orderId, 'note', note);
  return asActor(actor, async (tx) => {
    const [sent] = await tx
      .update(gift)
      .set({ note: sealed, receiverId: friend?.id ?? null })
      .where(mine)
      .returning({ orderId: gift.orderId });
    if (!sent) return refuse('not_found');
    await tx.execute(
      sql`select money.tell_gift(o.purchase_id) from ${order} o where o.id = ${sql.param(orderId, order.id)}`,
    );
    return ok(null);
  });
}
