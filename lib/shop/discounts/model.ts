/**
 * A discount of a shop: what it takes off, of what, from when to when, how often, and beside which others.
 *
 * Invariants
 * - Amounts are in one currency and count only where the shop sells in it: nothing is converted.
 * - A kind belongs to one class: taken off single things, off the sum of an order, or off its delivery. Two of one class never
 *   meet on the same thing; two of different classes only where each names the other's class.
 * - How often it was used and what it gave away stands in its own row, under checks of the database (`db/sql/35-discounts.sql`).
 * - Nothing here knows a person: who used a discount is the money ring's.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';

/** What a discount may take off, in the order in which it is offered. The database knows the same kinds. */
export const discountKinds = [
  'percent_order',
  'amount_order',
  'percent_items',
  'amount_items',
  'buy_get',
  'delivery',
] as const;

/** One of `discountKinds`. */
export type DiscountKind = (typeof discountKinds)[number];

/** The class each kind belongs to. */
export const classOf = {
  percent_items: 'product',
  amount_items: 'product',
  buy_get: 'product',
  percent_order: 'order',
  amount_order: 'order',
  delivery: 'delivery',
} as const satisfies Record<DiscountKind, string>;

/** What a kind is taken off of. */
export const discountClasses = ['product', 'order', 'delivery'] as const;

/** One of `discountClasses`. */
export type DiscountClass = (typeof discountClasses)[number];

/** Whether it needs a code, or applies by itself. */
export const discountMethods = ['code', 'automatic'] as const;

/** One of `discountMethods`. */
export type DiscountMethod = (typeof discountMethods)[number];

/** What single things a discount is for. `targets` of a discount are ids of these, or shelves. */
export const targetKinds = ['all', 'products', 'variants', 'categories', 'collections'] as const;

/** One of `targetKinds`. */
export type TargetKind = (typeof targetKinds)[number];

/** What an owner does with a discount. An ended one never comes back. */
export const discountStates = ['active', 'paused', 'ended'] as const;

/** One of `discountStates`. */
export type DiscountState = (typeof discountStates)[number];

/** The most that apply by themselves at one time: each is tried against each. */
export const automaticMax = 10;

/** The most codes made at once, and the most that a cart keeps. */
export const bulkMax = 500;
/** See `bulkMax`. */
export const keptMax = 5;

/**
 * What a discount says. Amounts are minor units of `currency`; null means there is no such limit. `offMinor` is taken off the order, or
 * off each unit; `mostMinor` is the most that a percentage or a free delivery takes off.
 */
export type DiscountTerms = {
  readonly kind: DiscountKind;
  readonly currency: Currency;
  readonly basisPoints: number;
  readonly offMinor: bigint;
  readonly mostMinor: bigint | null;
  readonly buyQuantity: number;
  readonly getQuantity: number;
  readonly targetKind: TargetKind;
  readonly targets: readonly string[];
  readonly minimumMinor: bigint;
  readonly minimumQuantity: number;
  readonly combines: readonly DiscountClass[];
};

/** A discount as a purchase meets it. `code` is null for one that applies by itself, `version` rises with each change of its owner's. */
export type DiscountRule = DiscountTerms & {
  readonly id: Id<'discount'>;
  readonly title: string;
  readonly code: string | null;
  readonly version: number;
  /** Why it cannot be used now, whatever is bought. */
  readonly barred: BarredCause | null;
  /** What it may still give away, in minor units; null without a limit. */
  readonly givenLeftMinor: bigint | null;
};

/** Why a discount cannot be used now, whatever is bought. */
export type BarredCause = 'not_yet' | 'over' | 'used_up' | 'used_by_you';

/** Why a discount takes nothing off these goods. */
export type RefusedCause =
  | BarredCause
  | 'needs_more'
  | 'needs_units'
  | 'not_for_these'
  | 'other_is_better'
  | 'nothing_left';

/** How a discount stands, apart from what is bought. */
export type DiscountStanding = {
  readonly state: DiscountState;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly uses: number;
  readonly usesMax: number | null;
  readonly givenMinor: bigint;
  readonly givenMaxMinor: bigint | null;
};

/** What else keeps a discount from somebody: uses of her own, and those of the code she has, against their limits. */
export type OwnUses = {
  readonly usedByYou: number;
  readonly perPersonMax: number | null;
  readonly codeUses: number;
  readonly codeUsesMax: number | null;
};

/** Why it cannot be used at a moment, or null. A paused one is over for whoever asks. */
export function barredAt(standing: DiscountStanding, own: OwnUses | null, now: Date): BarredCause | null {
  const phase = phaseAt(standing, now);
  if (phase === 'scheduled') return 'not_yet';
  if (own && own.perPersonMax !== null && own.usedByYou >= own.perPersonMax) return 'used_by_you';
  if (phase === 'used_up' || (own && own.codeUsesMax !== null && own.codeUses >= own.codeUsesMax)) return 'used_up';
  return phase === 'running' ? null : 'over';
}

/** How a discount stands in one word, for its owner. */
export type DiscountPhase = 'scheduled' | 'running' | 'paused' | 'ended' | 'used_up';

/** The phase of a discount at a moment. */
export function phaseAt(standing: DiscountStanding, now: Date): DiscountPhase {
  const { state, startsAt, endsAt, uses, usesMax, givenMinor, givenMaxMinor } = standing;
  if (state === 'ended' || (endsAt !== null && endsAt <= now)) return 'ended';
  if (state === 'paused') return 'paused';
  if ((usesMax !== null && uses >= usesMax) || (givenMaxMinor !== null && givenMinor >= givenMaxMinor))
    return 'used_up';
  return startsAt > now ? 'scheduled' : 'running';
}

/** Whether two discounts may be used beside each other: each has to name the class of the other. */
export function mayCombine(one: Combinable, other: Combinable): boolean {
  const [first, second] = [classOf[one.kind], classOf[other.kind]];
  return first !== second && one.combines.includes(second) && other.combines.includes(first);
}

type Combinable = Pick<DiscountTerms, 'kind' | 'combines'>;

/** Something a discount may be for. */
export type Targeted = { readonly productId: string; readonly variantId: string; readonly shelf: string };

/** Whether a thing is among what a discount is for. What is in collections is asked before (`boundToProducts`): until then it is nothing. */
export function isFor(
  { targetKind, targets }: Pick<DiscountTerms, 'targetKind' | 'targets'>,
  thing: Targeted,
): boolean {
  switch (targetKind) {
    case 'all':
      return true;
    case 'products':
      return targets.includes(thing.productId);
    case 'variants':
      return targets.includes(thing.variantId);
    case 'categories':
      return targets.includes(thing.shelf);
    case 'collections':
      return false;
  }
}

/** A code as it is compared: letters of every script in capitals, digits, dashes; without the spaces a hand or a phone puts in. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200e\u200f\u061c]+/gu, '')
    .toUpperCase();
}

/** What a code looks like once it is plain: 3 to 32 letters, digits, dashes and underscores. */
export const codePattern = /^[\p{Lu}\p{Lo}\p{M}\p{Nd}_-]{3,32}$/u;
