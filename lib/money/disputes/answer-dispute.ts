import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { providers } from '@/lib/money/checkout/model';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { sendEvidence } from './send-evidence';

const Answered = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['answered', 'waiting']), provider: z.enum(providers), dispute: z.string() }),
  z.object({ result: z.enum(['not_found', 'over', 'nothing_said']) }),
]);

/** Why no answer was sent. */
export type AnswerDisputeCode = PageRefusal | 'dispute_over' | 'nothing_said';

/**
 * Ends the seller's answer and sends it to the bank, with what the buyer said; `waiting` while other sellers of the same payment
 * have not answered, whose part goes along. A lost answer of the provider is asked for by the sweeper.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody else), `dispute_over`, `nothing_said`.
 */
export async function answerDispute(
  actor: Actor,
  input: { orderId: Id<'order'> },
): Promise<Result<'sent' | 'waiting', AnswerDisputeCode>> {
  const answered = await callMoney(
    Answered,
    sql`money.answer_dispute(${actorKey(actor) ?? 'nobody'}, ${toUuid(input.orderId)}::uuid)`,
  );
  if (answered.result === 'not_found') return refuse(await refusedSeller(actor, input, 'answer_disputes'));
  if (!('dispute' in answered)) return refuse(answered.result === 'over' ? 'dispute_over' : answered.result);
  if (answered.result === 'waiting') return ok('waiting');
  await sendEvidence(answered.dispute, answered.provider);
  return ok('sent');
}
