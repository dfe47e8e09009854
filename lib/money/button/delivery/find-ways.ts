import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { chargeStep } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { writeOrder } from '@/lib/money/button/api/write-order';
import type { PayOrderRow } from '@/lib/money/button/schema';
import { allow } from '@/lib/platform/rate-limit';
import { askSite } from './gateway';
import type { DeliveryWay } from './model';
import { type Place, placeMark } from './place-mark';
import { AskedRow, type DeliveryAnswer, WayRows } from './schema';

/** Why it is not known how an order is delivered. */
export type WaysCode = 'not_found' | 'address_missing' | 'site_silent' | 'not_delivered_here';

/** The ways of an order, and the mark of the place they are for; none where there is nothing to choose. */
export type FoundWays = { ways: readonly DeliveryWay[]; place: string | null; fromSite: boolean };

/**
 * How an order of another site is delivered: by the ways it names, or by those its server answers for a place. That is asked once for each
 * place and kept; asked outside any transaction, for five seconds at most.
 *
 * Refusals: `address_missing` where the site has to be asked and no place is known, `site_silent` when its server gave no answer that we
 * understand (it may be asked again; nothing is lost), `not_delivered_here`, `not_found`.
 */
export async function findWays(payOrderId: Id<'payOrder'>, to: Place | null): Promise<Result<FoundWays, WaysCode>> {
  const place = to && placeMark(payOrderId, to);
  const asked = await callMoney(AskedRow, sql`money.ask_delivery(${toUuid(payOrderId)}::uuid, ${place})`);
  if (!asked) return refuse('not_found');
  if (asked.asks !== 'site') return ok({ ways: asked.ways ?? [], place: null, fromSite: false });
  if (!to || !place) return refuse('address_missing');
  const ways = asked.ways ?? (await askAndKeep(payOrderId, place, to, asked));
  if (ways === null) return refuse('site_silent');
  return ways.length > 0 ? ok({ ways, place, fromSite: true }) : refuse('not_delivered_here');
}

async function askAndKeep(
  payOrderId: Id<'payOrder'>,
  place: string,
  to: Place,
  { order, callbackUrl, keys }: NonNullable<ReturnType<typeof AskedRow.parse>>,
): Promise<readonly DeliveryWay[] | null> {
  // Whoever tries one address after the other, or again and again where nobody answers, does not do it to the site.
  if (callbackUrl === null || !(await allow('pay-callback', payOrderId))) return null;
  const message = { id: `ask_${place}`, timestamp: Math.floor(Date.now() / 1_000), body: writeQuestion(order, to) };
  const answer = await askSite(callbackUrl, keys, message);
  if (!answer || !isPayable(order, answer)) return null;
  return callMoney(
    WayRows,
    sql`money.keep_pay_quote(${toUuid(payOrderId)}::uuid, ${place}, ${JSON.stringify(waysIn(answer))}::jsonb)`,
  );
}

/** The body of the question: the order as the API writes it, and as much of the address as decides what delivery costs. */
function writeQuestion(order: PayOrderRow, { city, region, postalCode, country }: Place): string {
  const address = { city, region, postal_code: postalCode, country };
  const data = { order: writeOrder(order), address };
  return JSON.stringify({ type: 'delivery.requested', timestamp: new Date().toISOString(), data });
}

function waysIn({ options, tax_amount }: DeliveryAnswer) {
  return options.map((one) => ({
    ...{ id: one.id, label: one.label, amountMinor: `${one.amount}`, taxMinor: `${one.tax_amount ?? tax_amount}` },
    ...{ daysMin: one.days_min, daysMax: one.days_max },
  }));
}

/** Whether each way makes a total that can be paid: more than nothing, and no smaller than a coin. */
function isPayable(order: PayOrderRow, answer: DeliveryAnswer): boolean {
  return waysIn(answer).every((way) => {
    const total = order.itemsMinor + BigInt(way.amountMinor) + BigInt(way.taxMinor) - order.discountMinor;
    return total > 0n && total % chargeStep(order.currency) === 0n;
  });
}
