import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { AskReturn } from './schema';
import { storedUnits } from './stored/model';

const Asked = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['asked', 'replay']), return: z.uuid() }),
  z.object({ result: z.enum(['not_found', 'not_returnable', 'nothing_chosen', 'too_many_back', 'return_open']) }),
  z.object({ result: z.enum(['wanted_not_found', 'price_differs']) }),
]);

/** Why nothing can be sent back. */
export type AskReturnCode =
  | 'not_found'
  | 'not_returnable'
  | 'nothing_chosen'
  | 'too_many_back'
  | 'return_open'
  | 'price_differs';

/**
 * Asks the seller to take units of an order back, by its buyer: for money, or for another variant of the same product at the
 * price that was paid. The seller is told by mail. The same key is the same request. Answers its id.
 *
 * Refusals: `not_found` (also for everybody else; of the field `wanted` when that is no other variant of what goes back),
 * `not_returnable` (it has not left, 30 days are over since it came, nothing is left, or it was asked ten times),
 * `return_open` (one is open already), `nothing_chosen`, `too_many_back` (more than the buyer still has, or something else),
 * `price_differs` (of the field `wanted`).
 */
export function askReturn(actor: Actor, input: AskReturn): Promise<Result<Id<'return'>, AskReturnCode>> {
  return requestReturn({ actor: actorKey(actor) ?? 'nobody' }, input);
}

/** As `askReturn`, for whoever was found to be who may: its buyer by her key, or the receiver of a gift (whose it becomes) by the system. For verbs of returns and gifts alone. */
export async function requestReturn(
  by: { actor: string } | { actor: 'system'; receiver: string },
  input: AskReturn,
): Promise<Result<Id<'return'>, AskReturnCode>> {
  const { orderId, key, reason, note, wish, units, wanted } = input;
  const request = {
    ...by,
    ...{ id: toUuid(newId('return')), order: toUuid(orderId), key, reason, note, wish, units: storedUnits(units) },
    ...(wanted && { wanted: toUuid(wanted) }),
  };
  const asked = await callMoney(Asked, sql`money.ask_return(${JSON.stringify(request)}::jsonb)`);
  if ('return' in asked) return ok(fromUuid('return', asked.return));
  if (asked.result === 'wanted_not_found') return refuse('not_found', 'wanted');
  return asked.result === 'price_differs' ? refuse('price_differs', 'wanted') : refuse(asked.result);
}
