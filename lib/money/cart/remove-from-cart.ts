import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { setQuantity } from './set-quantity';

/** Takes a variant out of the actor's cart, also one that is no longer sold. `not_found` for what is not in it. */
export function removeFromCart(
  actor: Actor,
  input: { variantId: Id<'variant'> },
): Promise<Result<null, 'not_found' | 'no_purse'>> {
  return setQuantity(actor, { variantId: input.variantId, quantity: 0 });
}
