import 'server-only';
import { deliveryRate } from '@/db/schema/shop/delivery';
import type { Actor } from '@/lib/identity/actor/model';
import { type Currency, chargeStep, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { Basis } from './model';
import { ownedZone } from './owned-zone';
import type { KeepRate } from './schema';
import { summarizeDelivery } from './summarize-delivery';

/** The highest delivery price, in minor units; the database holds rates to it too. */
const deliveryMinorMax = 5_000_000n;

/** Why a rate is not kept: `number`, `whole_number`, `price_high`, `steps_order` beside the field, or `not_found`. */
export type RateCode = 'number' | 'whole_number' | 'price_high' | 'steps_order' | 'not_allowed' | 'not_found';

/**
 * Makes a rate of a zone, or changes it. Of a flat one only the first price counts; the first step of any begins at nothing.
 * Orders that exist keep what they were made with, and a tap that saw the old total pays no more than that.
 */
export function keepRate(actor: Actor, input: KeepRate): Promise<Result<null, RateCode>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const zone = await ownedZone(transaction, owned, input.zone);
    if (!zone) return refuse('not_found');
    const bands = readBands(input, owned.currency);
    if (!bands.ok) return bands;
    const most = input.basis === 'flat' ? ok(null) : readMeasure(input.most, input.basis, owned.currency, 'most');
    if (!most.ok) return most;
    const freeFrom = readMeasure(input.freeFrom, 'price', owned.currency, 'freeFrom');
    if (!freeFrom.ok) return freeFrom;
    const { name, basis, processingDays, transitMin, transitMax } = input;
    const rate = {
      ...{ name, basis, processingDays, transitMin, transitMax, currency: owned.currency },
      ...{ bandFrom: bands.value.map(({ from }) => from), bandMinor: bands.value.map(({ minor }) => minor) },
      ...{ most: most.value, freeFromMinor: freeFrom.value },
    };
    await transaction
      .insert(deliveryRate)
      .values({ ...rate, zoneId: zone.id, position: input.place, pageId: owned.id })
      .onConflictDoUpdate({ target: [deliveryRate.zoneId, deliveryRate.position], set: rate });
    await summarizeDelivery(transaction, owned);
    await audit(transaction, actor, 'page.keep-rate', owned.id, { basis });
    return ok(null);
  });
}

type ReadBands = Result<{ from: bigint; minor: bigint }[], RateCode>;

function readBands({ basis, steps }: KeepRate, currency: Currency): ReadBands {
  const asked = basis === 'flat' ? steps.slice(0, 1) : steps;
  const bands: { from: bigint; minor: bigint }[] = [];
  for (const { number, from, price } of asked.length > 0 ? asked : [{ number: 1, from: '', price: '' }]) {
    const begins = bands.length === 0 ? ok(0n) : readMeasure(from, basis, currency, `from${number}`);
    if (!begins.ok) return begins;
    const last = bands.at(-1);
    if (last && (begins.value ?? 0n) <= last.from) return refuse('steps_order', `from${number}`);
    const asks = parseAmount(price === '' ? '0' : price, currency);
    if (asks === null || asks.amount % chargeStep(currency) !== 0n) return refuse('number', `price${number}`);
    if (asks.amount > deliveryMinorMax) return refuse('price_high', `price${number}`);
    bands.push({ from: begins.value ?? 0n, minor: asks.amount });
  }
  return ok(bands);
}

/** What a rate depends on, as typed: an amount of the currency, grams or units; null for an empty field and for nothing. */
function readMeasure(
  typed: string,
  basis: Basis,
  currency: Currency,
  field: string,
): Result<bigint | null, 'number' | 'whole_number'> {
  if (typed === '') return ok(null);
  if (basis === 'price') {
    const amount = parseAmount(typed, currency);
    return amount === null ? refuse('number', field) : ok(amount.amount === 0n ? null : amount.amount);
  }
  if (!/^\d{1,9}$/.test(typed)) return refuse('whole_number', field);
  return ok(BigInt(typed) === 0n ? null : BigInt(typed));
}
