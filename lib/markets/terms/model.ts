/**
 * The terms of a market's rule: the least and the most of one payment, and by what is paid. They bind where something is paid for, in the database
 * (`markets.bar`); here they are asked before, so that nothing is shown that would be refused.
 *
 * Invariants: a rule that names no methods allows all of them; amounts bind payments in every currency, in others than the rule's own by what they are
 * worth at the mid-market rate. Where no source has a rate no least binds, and nothing is within a most.
 */
import { compare, type Money, minorDigits } from '@/lib/kernel/money';
import type { MarketMethod } from '@/lib/markets/model';
import { midRate } from '@/lib/markets/rates/model';

/** What a rule says of a payment. */
export type Terms = {
  readonly methods: readonly MarketMethod[];
  readonly least: Money | null;
  readonly most: Money | null;
};

/** Why a payment is not one that the rule allows. */
export const termProblems = ['market_least', 'market_most', 'market_method'] as const;
/** One of them. */
export type TermProblem = (typeof termProblems)[number];

/** A payment below the least or above the most, with that amount. */
export type OutOfBounds = { readonly problem: 'market_least' | 'market_most'; readonly bound: Money };

/** Whether an amount is outside of the terms; null where it is within them. */
export function outOfBounds(terms: Terms | null | undefined, amount: Money): OutOfBounds | null {
  const { least = null, most = null } = terms ?? {};
  if (least && (againstBound(amount, least) ?? 0) < 0) return { problem: 'market_least', bound: least };
  if (most && (againstBound(amount, most) ?? 1) > 0) return { problem: 'market_most', bound: most };
  return null;
}

/** Below zero where an amount is worth less than a bound, above where more; exactly, nothing is rounded. Null where nobody can tell. */
function againstBound(amount: Money, bound: Money): number | null {
  if (amount.currency === bound.currency) return compare(amount, bound);
  const rate = midRate(bound.currency, amount.currency);
  if (rate === null) return null;
  const paid = amount.amount * 10n ** BigInt(minorDigits(bound.currency)) * rate.under;
  const bounds = bound.amount * 10n ** BigInt(minorDigits(amount.currency)) * rate.over;
  return Number(paid > bounds) - Number(paid < bounds);
}

/** Whether a method may be shown and taken. */
export function allows(terms: Pick<Terms, 'methods'> | null | undefined, method: MarketMethod): boolean {
  return !terms || terms.methods.length === 0 || terms.methods.includes(method);
}

/** By what something pays, as rules name it: a bank account's money comes later, every card is a card. */
export function marketMethodOf(pays: { provider: string; delayed: boolean }): MarketMethod {
  if (pays.provider === 'paypal' || pays.provider === 'door') return pays.provider;
  return pays.delayed ? 'bank' : 'card';
}
