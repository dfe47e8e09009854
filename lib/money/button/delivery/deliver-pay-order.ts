import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { myWallet } from '@/lib/money/wallet/queries';
import { findWays, type WaysCode } from './find-ways';
import type { DeliveryWay } from './model';

/**
 * Writes down how an order of another site is delivered, as its shopper chose it, just before she pays: delivery, tax and total follow from
 * what the site said, and of her own address. An order with nothing to choose, one that asks for no address and one that is being paid
 * already stay as they are.
 *
 * Refusals are `findWays`', and `delivery_missing` for a way that is not among them.
 */
export async function deliverPayOrder(
  actor: Actor,
  input: { payOrderId: Id<'payOrder'>; delivery: string; addressId: Id<'address'> | null },
): Promise<Result<null, WaysCode | 'delivery_missing'>> {
  const { payOrderId, delivery, addressId } = input;
  let found = await findWays(payOrderId, null);
  if (!found.ok && found.code === 'address_missing') {
    const to = (await myWallet(actor)).addresses.find((one) => one.id === addressId);
    if (to) found = await findWays(payOrderId, to);
  }
  if (!found.ok) return found;
  const { ways, place, fromSite } = found.value;
  if (ways.length === 0) return ok(null);
  const way = ways.find((one) => one.id === delivery);
  if (!way) return refuse('delivery_missing');
  const kept = fromSite ? JSON.stringify(ways.map(writeWay)) : null;
  await callMoney(
    z.boolean(),
    sql`money.deliver_pay_order(${toUuid(payOrderId)}::uuid, ${place}, ${way.id}, ${way.amountMinor.toString()}::bigint, ${way.taxMinor.toString()}::bigint, ${kept}::jsonb)`,
  );
  return ok(null);
}

function writeWay({ id, label, amountMinor, daysMin, daysMax }: DeliveryWay) {
  return { id, label, amountMinor: amountMinor.toString(), daysMin, daysMax };
}
