import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { ExchangeReturn } from './schema';
import { storedUnits } from './stored/model';

const Exchanged = z.object({
  result: z.enum(['exchanged', 'replay', 'not_found', 'moved', 'too_many_back', 'sold_out']),
});

/** Why nothing was sent. */
export type ExchangeReturnCode = PageRefusal | 'return_moved' | 'too_many_back' | 'sold_out';

/**
 * Sends what the buyer wanted in exchange, by somebody of the page who may, once the goods are back: its units leave the stock in the
 * same transaction, and those that came go on the shelf as chosen. The buyer is told by mail. Saying it again changes nothing.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody else), `return_moved` (it did not come back yet, money was wished for or is on the
 * way, or it has ended), `too_many_back`, `sold_out`.
 */
export async function exchangeReturn(actor: Actor, input: ExchangeReturn): Promise<Result<null, ExchangeReturnCode>> {
  const { returnId, carrier, trackingCode, back } = input;
  const request = {
    actor: actorKey(actor) ?? 'nobody',
    ...{ return: toUuid(returnId), carrier, trackingCode, back: storedUnits(back) },
  };
  const { result } = await callMoney(Exchanged, sql`money.exchange_return(${JSON.stringify(request)}::jsonb)`);
  if (result === 'exchanged' || result === 'replay') return ok(null);
  if (result === 'not_found') return refuse(await refusedSeller(actor, { returnId }, 'change_orders'));
  return refuse(result === 'moved' ? 'return_moved' : result);
}
