import { invalidRequest } from '../core/errors';
import type { Json } from '../core/values';
import { creditFor, debitFor, decimalOf, rateBetween, SPREAD_BASIS_POINTS } from '../rates';
import type { Amount } from './payout-intent-records';

/** What a payout costs and brings. `rate` is null where no money is changed. */
export type Quote = {
  credited: Amount;
  debited: Amount;
  rate: string | null;
  /** Until when the rate is held, in seconds; null where there is none. */
  lockExpires: number | null;
  fees: { amount: Amount; type: string }[];
};

/** As long as the provider holds a rate. */
const HELD_SECONDS = 5 * 60;

/**
 * The amount is either what arrives or what is taken; the other one follows. What the provider earns by the exchange is inside the rate,
 * and told as a fee.
 */
export function quoteFor(amount: Amount, from: string, to: string, now: number): Quote {
  if (amount.currency !== to && amount.currency !== from) {
    throw invalidRequest('The currency of the amount must be the one that is taken or the one that arrives.', {
      code: 'unsupported_currency',
      param: 'amount[currency]',
    });
  }
  const rate = rateBetween(from, to);
  if (rate === undefined) {
    throw invalidRequest(`Money cannot be changed from ${from} to ${to}.`, {
      code: 'unsupported_currency',
      param: 'from[currency]',
    });
  }
  const credited = amount.currency === to ? amount.value : creditFor(amount.value, from, to, rate);
  const debited = amount.currency === from ? amount.value : debitFor(amount.value, from, to, rate);
  if (credited < 1 || debited < 1)
    throw invalidRequest('This amount is too small to be sent.', { code: 'amount_too_small' });
  const earned = { value: Number((BigInt(debited) * SPREAD_BASIS_POINTS) / 10_000n), currency: from };
  return {
    credited: { value: credited, currency: to },
    debited: { value: debited, currency: from },
    rate: from === to ? null : decimalOf(rate),
    lockExpires: from === to ? null : now + HELD_SECONDS,
    fees: from === to ? [] : [{ amount: earned, type: 'foreign_exchange_fee' }],
  };
}

/** Whether the bank knows the account under the name the platform gave. */
export function verificationOf(provided: string, holder: string): { [name: string]: Json } {
  const result = matchOf(provided, holder);
  const message = {
    match: 'The name matches the account.',
    close_match: 'The name is close to that of the account.',
    no_match: 'The name is not that of the account.',
  }[result];
  return {
    match_result: result,
    match_result_details: {
      ...(result === 'close_match' ? { matched_name: holder } : {}),
      message,
      provided_business_type: 'personal',
      provided_name: provided,
    },
  };
}

/** The same words are a match; one in common is close. */
export function matchOf(provided: string, holder: string): 'match' | 'close_match' | 'no_match' {
  const [asked, known] = [wordsOf(provided), wordsOf(holder)];
  if (asked.join(' ') === known.join(' ')) return 'match';
  return asked.some((word) => known.includes(word)) ? 'close_match' : 'no_match';
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).sort();
}
