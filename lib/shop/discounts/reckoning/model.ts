/**
 * What discounts take off one seller's goods and their delivery.
 *
 * Invariants
 * - Nothing is ever less than zero, and an order is never brought to nothing: what would is left out and says so.
 * - Of one class at most one discount applies to a thing, of different classes only what its owner let combine; of all that could be,
 *   what leaves the least to pay is chosen, delivery included: a discount by which a parcel costs more than it takes off is not taken.
 *   Where two come to the same, the one with fewer discounts, then without a code: no use is spent for nothing.
 * - A percentage is rounded half away from zero to what a card can be charged (`basisPointsOf`): per unit where it is taken off
 *   things, once where it is taken off a sum. The parts of goods and delivery sum to each discount exactly (`allocate`).
 * - Minimums are counted at full price, of what a discount is for. Of "buy and get" the cheapest units are the ones given.
 */
import { allocate, basisPointsOf, type Currency, chargeStep, compare, type Money, money } from '@/lib/kernel/money';
import {
  classOf,
  type DiscountClass,
  type DiscountRule,
  isFor,
  mayCombine,
  type RefusedCause,
  type Targeted,
} from '../model';

/** Goods of one seller: what, how many, at which price for one. */
export type ReckonedGoods = Targeted & { readonly quantity: number; readonly unit: Money };

/** A discount that is taken: of each thing (in their order) and of the delivery, in minor units, together `amount`. */
export type TakenDiscount = {
  readonly rule: DiscountRule;
  readonly amount: Money;
  readonly ofGoods: readonly bigint[];
  readonly ofDelivery: bigint;
};

/** A discount that is not taken, and why: what is missing to it, or the title of what is taken in its place. */
export type LeftDiscount = {
  readonly rule: DiscountRule;
  readonly cause: RefusedCause;
  readonly missing: Money | null;
  readonly missingUnits: number;
  readonly instead: string | null;
};

/** What discounts come to. */
export type Reckoning = { readonly taken: readonly TakenDiscount[]; readonly left: readonly LeftDiscount[] };

/** Goods of one seller and what their delivery costs once the goods themselves come to so much. */
export type ReckonedOrder = {
  readonly goods: readonly ReckonedGoods[];
  readonly currency: Currency;
  readonly deliveryFor: (goods: Money) => Money;
};

/** Chooses among the discounts of a shop what is best for whoever buys this, and says why the others are not taken. */
export function reckonDiscounts(order: ReckonedOrder, rules: readonly DiscountRule[]): Reckoning {
  const judged = rules.map((rule) => ({ rule, problem: problemOf(order, rule) }));
  const usable = judged.flatMap(({ rule, problem }) => (problem === null ? [rule] : []));
  const choices = choicesOf(order, usable);
  const payable = choices.filter(({ total }) => total > 0n);
  const best = payable.sort(byBest)[0];
  const used = best?.taken ?? [];
  const taken = new Set(used.map((one) => one.rule.id));
  const left = judged.flatMap(({ rule, problem }): LeftDiscount[] => {
    if (taken.has(rule.id)) return [];
    if (problem !== null) return [{ rule, instead: null, ...problem }];
    // Each alone could be paid, and together they could not.
    if (used.length === 0 && payable.length < choices.length)
      return [{ rule, instead: null, ...because('nothing_left') }];
    return [{ rule, instead: used[0]?.rule.title ?? null, ...because('other_is_better') }];
  });
  return { taken: used, left };
}

/** What is taken, and what is then to be paid, delivery included. */
type Choice = { readonly taken: readonly TakenDiscount[]; readonly total: bigint };

const nothingMissing = { missing: null, missingUnits: 0 };

/** Every set that may be used together, each with what it comes to. */
function choicesOf(order: ReckonedOrder, usable: readonly DiscountRule[]): Choice[] {
  const of = (wanted: DiscountClass) => usable.filter((rule) => classOf[rule.kind] === wanted);
  const together = (one: DiscountRule | null, other: DiscountRule | null) =>
    one === null || other === null || mayCombine(one, other);
  const [products, sums, deliveries] = [of('product'), [null, ...of('order')], [null, ...of('delivery')]];
  return sums
    .flatMap((sum) =>
      deliveries
        .filter((free) => together(sum, free))
        .flatMap((free) => {
          const beside = products.filter((rule) => together(rule, sum) && together(rule, free));
          return ofThings(order.goods, beside).map((parts) => choiceOf(order, parts, sum, free));
        }),
    )
    .filter(({ taken }) => taken.every(isGiveable));
}

/**
 * Whether so much of it is left to give, never by halves: the part that is left would be a surprise. Alone it may be, and beside
 * another not: a parcel of goods that came to less can cost more to deliver.
 */
function isGiveable({ rule, amount }: TakenDiscount): boolean {
  return rule.givenLeftMinor === null || amount.amount <= rule.givenLeftMinor;
}

function choiceOf(
  { goods, currency, deliveryFor }: ReckonedOrder,
  parts: readonly TakenDiscount[],
  sum: DiscountRule | null,
  free: DiscountRule | null,
): Choice {
  const net = goods.map((line, at) => worth(line) - parts.reduce((off, part) => off + (part.ofGoods[at] ?? 0n), 0n));
  const ofSum = sum ? [offSum(net, currency, sum)] : [];
  const left = net.reduce((all, units) => all + units, -offOf(ofSum));
  const delivery = deliveryFor(money(left, currency));
  const ofDelivery = free ? [offDelivery(goods.length, delivery, free)] : [];
  const taken = [...parts, ...ofSum, ...ofDelivery].filter((one) => one.amount.amount > 0n);
  return { taken, total: left + delivery.amount - offOf(ofDelivery) };
}

function offOf(taken: readonly TakenDiscount[]): bigint {
  return taken.reduce((sum, one) => sum + one.amount.amount, 0n);
}

function byBest(one: Choice, other: Choice): number {
  if (one.total !== other.total) return one.total < other.total ? -1 : 1;
  if (one.taken.length !== other.taken.length) return one.taken.length - other.taken.length;
  const codes = ({ taken }: Choice) => taken.filter(({ rule }) => rule.code !== null).length;
  return codes(one) - codes(other) || (namesOf(one) < namesOf(other) ? -1 : 1);
}

function namesOf({ taken }: Choice): string {
  return taken.map(({ rule }) => rule.id).join();
}

/**
 * The ways of taking off single things: each thing by the best of its percentages and amounts, or one "buy and get" with the things
 * it does not touch by the best of theirs.
 */
function ofThings(goods: readonly ReckonedGoods[], rules: readonly DiscountRule[]): TakenDiscount[][] {
  const each = rules.filter((rule) => rule.kind !== 'buy_get').map((rule) => offEach(goods, rule));
  const given = rules.filter((rule) => rule.kind === 'buy_get').map((rule) => offGiven(goods, rule));
  return [
    [],
    bestOfEach(goods, each, () => true),
    ...given.map((one) => [one, ...bestOfEach(goods, each, (line) => !isFor(one.rule, line))]),
  ];
}

function bestOfEach(
  goods: readonly ReckonedGoods[],
  ways: readonly TakenDiscount[],
  free: (line: ReckonedGoods) => boolean,
): TakenDiscount[] {
  const bestAt = goods.map((line, at) => {
    const offered = ways.filter((way) => free(line) && (way.ofGoods[at] ?? 0n) > 0n);
    return offered.reduce<TakenDiscount | null>(
      (best, way) => (best === null || (way.ofGoods[at] ?? 0n) > (best.ofGoods[at] ?? 0n) ? way : best),
      null,
    );
  });
  return ways.flatMap((way) => {
    const ofGoods = way.ofGoods.map((units, at) => (bestAt[at] === way ? units : 0n));
    return ofGoods.some((units) => units > 0n) ? [takenOf(way.rule, ofGoods, 0n)] : [];
  });
}

function offEach(goods: readonly ReckonedGoods[], rule: DiscountRule): TakenDiscount {
  const off = goods.map((line) => (isFor(rule, line) ? offUnit(line.unit, rule) * BigInt(line.quantity) : 0n));
  return takenOf(rule, capped(off, rule), 0n);
}

/** What a discount of things takes off one unit, never more than its price. */
export function offUnit(unit: Money, rule: Pick<DiscountRule, 'kind' | 'basisPoints' | 'offMinor'>): bigint {
  const off = rule.kind === 'amount_items' ? rule.offMinor : basisPointsOf(unit, rule.basisPoints).amount;
  return off < unit.amount ? off : unit.amount;
}

function capped(off: readonly bigint[], { mostMinor, currency }: DiscountRule): readonly bigint[] {
  const whole = off.reduce((sum, units) => sum + units, 0n);
  return mostMinor === null || whole <= mostMinor ? off : shares(mostMinor, off, currency);
}

/** Of so many units bought, how many are given: whole rounds first, and what the last one has beyond what it asks for. */
export function unitsGiven(units: number, buy: number, get: number): number {
  if (buy <= 0 || get <= 0) return 0;
  const rounds = Math.floor(units / (buy + get));
  return rounds * get + Math.max(0, (units % (buy + get)) - buy);
}

function offGiven(goods: readonly ReckonedGoods[], rule: DiscountRule): TakenDiscount {
  const order = goods
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => isFor(rule, line))
    .sort((one, other) => compare(one.line.unit, other.line.unit) || one.at - other.at);
  const units = order.reduce((sum, { line }) => sum + line.quantity, 0);
  let left = unitsGiven(units, rule.buyQuantity, rule.getQuantity);
  const off = goods.map(() => 0n);
  for (const { line, at } of order) {
    const count = Math.min(left, line.quantity);
    off[at] = basisPointsOf(line.unit, rule.basisPoints).amount * BigInt(count);
    left -= count;
  }
  return takenOf(rule, capped(off, rule), 0n);
}

function offSum(net: readonly bigint[], currency: Currency, rule: DiscountRule): TakenDiscount {
  const whole = net.reduce((sum, units) => sum + units, 0n);
  const asked =
    rule.kind === 'amount_order' ? rule.offMinor : basisPointsOf(money(whole, currency), rule.basisPoints).amount;
  const most = rule.mostMinor !== null && rule.mostMinor < asked ? rule.mostMinor : asked;
  return takenOf(rule, shares(most < whole ? most : whole, net, currency), 0n);
}

function offDelivery(count: number, delivery: Money, rule: DiscountRule): TakenDiscount {
  const most = rule.mostMinor;
  const off = most !== null && most < delivery.amount ? most : delivery.amount;
  return takenOf(rule, new Array<bigint>(count).fill(0n), off);
}

/** Shares of an amount by weight, in steps a card can be charged, none more than its weight. */
function shares(amount: bigint, weights: readonly bigint[], currency: Currency): bigint[] {
  if (amount === 0n) return weights.map(() => 0n);
  const step = chargeStep(currency);
  const steps = amount % step === 0n && weights.every((weight) => weight % step === 0n) ? step : 1n;
  return allocate(money(amount / steps, currency), weights).map((part) => part.amount * steps);
}

function takenOf(rule: DiscountRule, ofGoods: readonly bigint[], ofDelivery: bigint): TakenDiscount {
  const amount = ofGoods.reduce((sum, units) => sum + units, ofDelivery);
  return { rule, ofGoods, ofDelivery, amount: money(amount, rule.currency) };
}

function worth({ unit, quantity }: ReckonedGoods): bigint {
  return unit.amount * BigInt(quantity);
}

type Problem = Pick<LeftDiscount, 'cause' | 'missing' | 'missingUnits'>;

function problemOf(order: ReckonedOrder, rule: DiscountRule): Problem | null {
  const { goods, currency } = order;
  const own = goods.filter((line) => isFor(rule, line));
  if (rule.barred !== null) return because(rule.barred);
  if (rule.currency !== currency || own.length === 0) return because('not_for_these');
  const missing = rule.minimumMinor - own.reduce((sum, line) => sum + worth(line), 0n);
  if (missing > 0n) return { cause: 'needs_more', missing: money(missing, currency), missingUnits: 0 };
  const units = own.reduce((sum, line) => sum + line.quantity, 0);
  const wanted = rule.kind === 'buy_get' ? Math.max(rule.minimumQuantity, rule.buyQuantity + 1) : rule.minimumQuantity;
  if (units < wanted) return { cause: 'needs_units', missing: null, missingUnits: wanted - units };
  return problemAlone(order, rule);
}

/** What it would come to by itself: nothing off is not for these goods, all of it off cannot be paid. */
function problemAlone(order: ReckonedOrder, rule: DiscountRule): Problem | null {
  const kind = classOf[rule.kind];
  const parts = kind === 'product' ? (ofThings(order.goods, [rule]).at(-1) ?? []) : [];
  const alone = choiceOf(order, parts, kind === 'order' ? rule : null, kind === 'delivery' ? rule : null);
  if (alone.taken.length === 0) return because('not_for_these');
  if (alone.total <= 0n) return because('nothing_left');
  return alone.taken.every(isGiveable) ? null : because('used_up');
}

function because(cause: RefusedCause): Problem {
  return { cause, ...nothingMissing };
}
