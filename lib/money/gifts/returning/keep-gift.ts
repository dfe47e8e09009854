import 'server-only';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { withdrawReturn } from '@/lib/money/returns/withdraw-return';
import { receivedGift } from './queries';
import type { KeepGift } from './schema';

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

/** Keeps a gift after all, by whoever accepted it, before she has sent it back. Refusals: as `withdrawReturn`'s, `not_found` for everybody else. */
export async function keepGift(actor: Actor, input: KeepGift): Promise<Result<null, 'not_found' | 'return_moved'>> {
  const gift = await receivedGift(actor, input);
  return gift ? withdrawReturn(system, input, { giftOf: gift.orderId }) : refuse('not_found');
}
