import 'server-only';
import { and, eq } from 'drizzle-orm';
import { cartLine } from '@/db/schema/money/wallet';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changeCart } from './change-cart';

/**
 * Sets how many of a variant are in the actor's cart; 0 takes it out. More than there are is allowed here and
 * said beside the line, because stock moves while a cart stands. `not_found` for what is not in it.
 */
export function setQuantity(
  actor: Actor,
  input: { variantId: Id<'variant'>; quantity: number },
): Promise<Result<null, 'not_found' | 'no_purse'>> {
  return changeCart<null, 'not_found'>(actor, async (tx, owner) => {
    const line = and(eq(cartLine.owner, owner), eq(cartLine.variantId, input.variantId));
    const { quantity } = input;
    const changed =
      quantity === 0
        ? await tx.delete(cartLine).where(line).returning({ owner: cartLine.owner })
        : await tx.update(cartLine).set({ quantity }).where(line).returning({ owner: cartLine.owner });
    return changed.length === 0 ? refuse('not_found') : ok(null);
  });
}
