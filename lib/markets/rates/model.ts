/**
 * Mid-market rates: what a currency is worth in another, before anybody earns anything.
 *
 * Invariants
 * - A rate is an exact fraction of what its source published; nothing is rounded here, and no float is made.
 * - Rates go through the euro, so that there and back is one exactly, and any way round a triangle too.
 * - What no source names has no rate: it is never guessed.
 */
import type { Currency } from '@/lib/kernel/money';

/** A rate as a fraction: `over / under` major units of the one currency for a major unit of the other. */
export type Rate = { readonly over: bigint; readonly under: bigint };

/** Whose figures these are, and of which day. */
export const rateSource = {
  name: 'European Central Bank, euro foreign exchange reference rates',
  day: '2026-04-13',
} as const;

/**
 * Units for one euro, as published that day. The bank publishes them for information; a real payment is made at the provider's quote.
 * Some are of currencies that Souk does not know yet.
 */
const perEuro: Readonly<Record<string, string>> = {
  EUR: '1',
  AUD: '1.661',
  BRL: '5.874',
  CAD: '1.6177',
  CHF: '0.9242',
  CNY: '7.9827',
  CZK: '24.378',
  DKK: '7.4727',
  GBP: '0.87058',
  HKD: '9.1507',
  HUF: '366.9',
  IDR: '20082.05',
  ILS: '3.5787',
  INR: '109.047',
  ISK: '143.2',
  JPY: '186.75',
  KRW: '1740.86',
  MXN: '20.3203',
  MYR: '4.6444',
  NOK: '11.098',
  NZD: '2.0081',
  PHP: '70.356',
  PLN: '4.2543',
  RON: '5.092',
  SEK: '10.892',
  SGD: '1.4912',
  THB: '37.728',
  TRY: '52.2478',
  USD: '1.1684',
  ZAR: '19.3849',
};

/** Currencies held at a fixed price of the US dollar by the bank that issues them: units for one dollar, and that bank. */
export const pegs = {
  AED: { perDollar: '3.6725', by: 'Central Bank of the UAE' },
  BHD: { perDollar: '0.376', by: 'Central Bank of Bahrain' },
  JOD: { perDollar: '0.709', by: 'Central Bank of Jordan' },
  OMR: { perDollar: '0.3845', by: 'Central Bank of Oman' },
  QAR: { perDollar: '3.64', by: 'Qatar Central Bank' },
  SAR: { perDollar: '3.75', by: 'Saudi Central Bank' },
} as const satisfies Partial<Record<Currency, { perDollar: string; by: string }>>;

/**
 * How many major units of `to` one major unit of `from` is worth at mid-market, in lowest terms; 1/1 for one currency, whichever it is.
 * Null when no source has a rate for one of the two.
 */
export function midRate(from: Currency, to: Currency): Rate | null {
  if (from === to) return { over: 1n, under: 1n };
  const [mine, theirs] = [forOneEuro(from), forOneEuro(to)];
  return mine === null || theirs === null ? null : reduced(theirs.over * mine.under, theirs.under * mine.over);
}

function forOneEuro(currency: Currency): Rate | null {
  const published = Object.hasOwn(perEuro, currency) ? perEuro[currency] : undefined;
  if (published !== undefined) return fraction(published);
  const peg = isPegged(currency) ? fraction(pegs[currency].perDollar) : null;
  const dollar = fraction(perEuro.USD ?? '');
  return peg === null ? null : { over: dollar.over * peg.over, under: dollar.under * peg.under };
}

function isPegged(currency: Currency): currency is keyof typeof pegs {
  return Object.hasOwn(pegs, currency);
}

/** A published decimal as a fraction: `1.1684` is 11684 / 10000. */
function fraction(decimal: string): Rate {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new Error('Invariant broken: a rate is a plain decimal');
  const digits = match[2] ?? '';
  return { over: BigInt((match[1] ?? '') + digits), under: 10n ** BigInt(digits.length) };
}

function reduced(over: bigint, under: bigint): Rate {
  const common = divisor(over, under);
  return { over: over / common, under: under / common };
}

function divisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : divisor(other, one % other);
}
