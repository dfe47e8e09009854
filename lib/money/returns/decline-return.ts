import 'server-only';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { holdReturn, moveReturn } from './hold-return';
import type { DeclineReturn } from './schema';

/**
 * The seller does not take it back, and says why; the buyer is told by mail. Saying it again changes nothing.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody but the page's people), `return_moved` (it was answered otherwise or withdrawn,
 * or its money is on the way).
 */
export function declineReturn(actor: Actor, input: DeclineReturn): Promise<Result<null, PageRefusal | 'return_moved'>> {
  const { returnId, answer } = input;
  return asActor(actor, async (tx) => {
    const held = await holdReturn(tx, actor, returnId, 'seller');
    if (!held) return refuse(await sellerRefusal(tx, { returnId }, 'change_orders'));
    if (held.state === 'declined') return ok(null);
    const moved = await moveReturn(tx, held, { to: 'declined', event: 'return_declined', set: { answer } });
    return moved ? ok(null) : refuse('return_moved');
  });
}
