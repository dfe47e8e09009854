import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';

/**
 * Makes the secret link of a gift, by its giver, as long as nobody has accepted it: it is told once and kept only as a hash, and one that
 * was made before opens nothing any more. `not_found` for everybody else and once it ended.
 */
export function makeGiftLink(
  actor: PersonActor,
  { orderId }: { orderId: Id<'order'> },
): Promise<Result<{ path: string }, 'not_found'>> {
  const token = newToken();
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    const [made] = await tx
      .update(gift)
      .set({ tokenHash: hashToken(token) })
      .where(and(eq(gift.orderId, orderId), eq(gift.owner, owner), eq(gift.state, 'waiting')))
      .returning({ orderId: gift.orderId });
    return made ? ok({ path: `/gift/open/${token}` }) : refuse('not_found');
  });
}
