import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type AskReturnCode, requestReturn } from '@/lib/money/returns/ask-return';
import { receivedGift } from './queries';
import type { AskGiftReturn } from './schema';

/**
 * Asks the seller to take a gift back, by whoever accepted it. It is a return like any other to its seller; its money goes to whoever gave
 * it, who reads that money came back and nothing else. Refusals: as `askReturn`'s, `not_found` for everybody but its receiver, its giver too.
 */
export async function askGiftReturn(actor: Actor, input: AskGiftReturn): Promise<Result<Id<'return'>, AskReturnCode>> {
  const gift = await receivedGift(actor, input);
  if (!gift) return refuse('not_found');
  // Whoever accepted by a link alone has no key of her own: the return is the gift's.
  return requestReturn({ actor: 'system', receiver: gift.acceptedBy ?? `gift:${gift.orderId}` }, input);
}
