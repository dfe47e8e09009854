/**
 * What a discount does to an order, shown to its owner before anybody meets it.
 *
 * Invariants
 * - The sample is reckoned by the same rules as a purchase, alone and as if it were running: nothing is made up for the screen.
 * - The sample is large enough to meet the discount's minimums.
 */
import { type Currency, type Money, minorDigits, money } from '@/lib/kernel/money';
import type { DiscountRule, DiscountTerms } from '../model';
import { reckonDiscounts } from '../reckoning/model';

/** A sample order: units of one thing at one price, what they and their delivery cost, and what is paid with the discount. */
export type Sample = { readonly units: number; readonly before: Money; readonly delivery: Money; readonly pays: Money };

/** An order of about eighty that the discount is for, and what it pays. */
export function sampleOf(rule: DiscountTerms & Pick<DiscountRule, 'id' | 'title'>, delivery: Money): Sample {
  const { currency } = rule;
  const units = Math.max(1, rule.minimumQuantity, rule.kind === 'buy_get' ? rule.buyQuantity + rule.getQuantity : 1);
  const unit = unitFor(units, rule.minimumMinor, currency);
  const whole = unit * BigInt(units) + delivery.amount;
  const [thing = ''] = rule.targets;
  const goods = [{ productId: thing, variantId: thing, shelf: thing, quantity: units, unit: money(unit, currency) }];
  // The thing is in the collection, as it is among whatever else the discount is for.
  const targetKind = rule.targetKind === 'collections' ? 'products' : rule.targetKind;
  const running = { ...rule, targetKind, code: null, version: 1, barred: null, givenLeftMinor: null };
  const { taken } = reckonDiscounts({ goods, currency, deliveryFor: () => delivery }, [running]);
  const off = taken.reduce((sum, one) => sum + one.amount.amount, 0n);
  return { units, before: money(unit * BigInt(units), currency), delivery, pays: money(whole - off, currency) };
}

function unitFor(units: number, minimum: bigint, currency: Currency): bigint {
  const major = 10n ** BigInt(minorDigits(currency));
  const [wanted, count] = [80n * major > minimum ? 80n * major : minimum, BigInt(units) * major];
  return ((wanted + count - 1n) / count) * major;
}
