import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { StatementInput } from './schema';

const Said = z.enum(['said', 'replay', 'not_found', 'over', 'too_many']);

/** Why nothing was said. */
export type SayDisputeCode = PageRefusal | 'dispute_over' | 'too_many';

/**
 * Adds what one side has to say about the latest dispute of an order. The same words under the same key are said once; other words
 * under it are more than what was said: their answer was lost, and they were typed on. Refusals: `not_allowed`, `not_found` (also for
 * everybody else, and for the other side), `dispute_over` (the bank decides now, or the answer was sent), `too_many` (twenty).
 */
export async function sayDispute(
  actor: Actor,
  side: 'buyer' | 'seller',
  input: StatementInput,
): Promise<Result<null, SayDisputeCode>> {
  const { orderId, key, words } = input;
  const once = createHash('sha256')
    .update(JSON.stringify([key, words]))
    .digest('base64url');
  const document = { actor: actorKey(actor) ?? 'nobody', order: toUuid(orderId), side, key: once, words };
  const said = await callMoney(Said, sql`to_jsonb(money.say_dispute(${JSON.stringify(document)}::jsonb))`);
  if (said === 'said' || said === 'replay') return ok(null);
  if (said === 'not_found' && side === 'seller')
    return refuse(await refusedSeller(actor, { orderId }, 'answer_disputes'));
  return refuse(said === 'over' ? 'dispute_over' : said);
}
