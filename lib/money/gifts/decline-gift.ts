import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealWords } from './gift-words';
import { giveGiftBack } from './give-gift-back';
import { findGift } from './queries';
import { type DeclineGift, Ended } from './schema';

/**
 * Declines a gift, with a sentence to its giver perhaps: all of its money goes back to her. By whoever could accept it. Refusals:
 * `not_found` (a link that nobody made, somebody else's gift), `gift_ended`. Declining it again changes nothing.
 */
export async function declineGift(actor: Actor, input: DeclineGift): Promise<Result<null, 'not_found' | 'gift_ended'>> {
  const row = await findGift(actor, input);
  if (!row) return refuse('not_found');
  if (row.state === 'declined') return ok(null);
  if (!row.open) return refuse('gift_ended');
  const { orderId } = row;
  const answer = await sealWords(orderId, 'answer', input.answer);
  const { result } = await callMoney(Ended, sql`money.end_gift(${toUuid(orderId)}::uuid, 'declined', ${answer})`);
  if (result === 'too_late') return refuse('gift_ended');
  await giveGiftBack(orderId);
  return ok(null);
}
