import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { returnRequest } from '@/db/schema/money/return';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdReturn, moveReturn, type ReturnSide } from './hold-return';
import type { SendReturn } from './schema';

/**
 * The buyer has sent it back; the seller is told by mail. Saying it again corrects carrier and code without a second mail.
 *
 * Refusals: `not_found` (also for everybody but the buyer), `return_moved` (the seller has not agreed, has it already, or the
 * return has ended).
 */
export function sendReturn(
  actor: Actor,
  input: SendReturn,
  side: Exclude<ReturnSide, 'seller'> = 'buyer',
): Promise<Result<null, 'not_found' | 'return_moved'>> {
  const { returnId, carrier, trackingCode } = input;
  return asActor(actor, async (tx) => {
    const held = await holdReturn(tx, actor, returnId, side);
    if (!held) return refuse('not_found');
    const set = { carrier, trackingCode };
    if (held.state === 'sent') {
      await tx.update(returnRequest).set(set).where(eq(returnRequest.id, returnId));
      return ok(null);
    }
    const moved = await moveReturn(tx, held, { to: 'sent', event: 'return_sent', set, detail: set });
    return moved ? ok(null) : refuse('return_moved');
  });
}
