import 'server-only';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { holdReturn, moveReturn } from './hold-return';

/**
 * The seller has it back; the buyer is told by mail. Saying it again changes nothing.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody but the page's people), `return_moved` (it was not agreed to, or has ended).
 */
export function receiveReturn(
  actor: Actor,
  input: { returnId: Id<'return'> },
): Promise<Result<null, PageRefusal | 'return_moved'>> {
  const { returnId } = input;
  return asActor(actor, async (tx) => {
    const held = await holdReturn(tx, actor, returnId, 'seller');
    if (!held) return refuse(await sellerRefusal(tx, { returnId }, 'change_orders'));
    if (held.state === 'received') return ok(null);
    const moved = await moveReturn(tx, held, { to: 'received', event: 'return_received' });
    return moved ? ok(null) : refuse('return_moved');
  });
}
