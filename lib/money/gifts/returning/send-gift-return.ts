import 'server-only';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { sendReturn } from '@/lib/money/returns/send-return';
import { receivedGift } from './queries';
import type { SendGiftReturn } from './schema';

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

/** Says that a gift was sent back, and how it travels, by whoever accepted it. Refusals: as `sendReturn`'s, `not_found` for everybody else. */
export async function sendGiftReturn(
  actor: Actor,
  input: SendGiftReturn,
): Promise<Result<null, 'not_found' | 'return_moved'>> {
  const gift = await receivedGift(actor, input);
  return gift ? sendReturn(system, input, { giftOf: gift.orderId }) : refuse('not_found');
}
