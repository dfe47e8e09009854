import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { returnRequest } from '@/db/schema/money/return';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { holdReturn, moveReturn } from './hold-return';
import type { AcceptReturn } from './schema';

const daysToSend = 14;

/**
 * The seller agrees to a return and says how to send it back, within 14 days; the buyer is told by mail. Saying it again before
 * it is sent corrects the words and the label, without a second mail and without more days.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody but the page's people), `return_moved` (it was answered otherwise, withdrawn,
 * or has gone on).
 */
export function acceptReturn(actor: Actor, input: AcceptReturn): Promise<Result<null, PageRefusal | 'return_moved'>> {
  const { returnId, answer, labelUrl } = input;
  return asActor(actor, async (tx) => {
    const held = await holdReturn(tx, actor, returnId, 'seller');
    if (!held) return refuse(await sellerRefusal(tx, { returnId }, 'change_orders'));
    if (held.state === 'accepted') {
      await tx.update(returnRequest).set({ answer, labelUrl }).where(eq(returnRequest.id, returnId));
      return ok(null);
    }
    const set = { answer, labelUrl, sendBy: sql`(now() at time zone 'utc')::date + ${daysToSend}::int` };
    const moved = await moveReturn(tx, held, { to: 'accepted', event: 'return_accepted', set });
    return moved ? ok(null) : refuse('return_moved');
  });
}
