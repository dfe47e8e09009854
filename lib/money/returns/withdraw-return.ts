import 'server-only';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdReturn, moveReturn, type ReturnSide } from './hold-return';

/**
 * The buyer keeps it after all, before she has sent it; the seller is told by mail. Saying it again changes nothing.
 *
 * Refusals: `not_found` (also for everybody but the buyer), `return_moved` (it is on its way, has ended, or its money is on
 * the way).
 */
export function withdrawReturn(
  actor: Actor,
  input: { returnId: Id<'return'> },
  side: Exclude<ReturnSide, 'seller'> = 'buyer',
): Promise<Result<null, 'not_found' | 'return_moved'>> {
  const { returnId } = input;
  return asActor(actor, async (tx) => {
    const held = await holdReturn(tx, actor, returnId, side);
    if (!held) return refuse('not_found');
    if (held.state === 'withdrawn') return ok(null);
    const moved = await moveReturn(tx, held, { to: 'withdrawn', event: 'return_withdrawn' });
    return moved ? ok(null) : refuse('return_moved');
  });
}
