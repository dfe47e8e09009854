import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { CashBack } from './schema';

const Noted = z.enum(['noted', 'not_found', 'too_much', 'mismatch']);

/**
 * Notes that cash of an order that was paid at the door was given back, by somebody of the page that sold it who may. No money moves here:
 * it is what both sides can hold on to. The same key is the same note. `too_much` for more than is left of what was collected, for another
 * currency and before anything was collected; `key_reused` with another amount; `not_allowed` and `not_found` for everybody else.
 */
export async function noteCashBack(
  actor: Actor,
  { orderId, key, amount }: CashBack,
): Promise<Result<null, PageRefusal | 'too_much' | 'key_reused'>> {
  const noted = await callMoney(
    Noted,
    sql`money.note_cash_back(${actorKey(actor) ?? 'nobody'}, ${toUuid(orderId)}::uuid, ${key}, ${amount.amount.toString()}::bigint, ${amount.currency})`,
  );
  if (noted === 'noted') return ok(null);
  if (noted === 'mismatch') return refuse('key_reused', 'amount');
  return refuse(noted === 'not_found' ? await refusedSeller(actor, { orderId }, 'refund_orders') : noted);
}
