/**
 * Transfers: money that one person sends to another, to a bank account, or gives.
 *
 * Invariants
 * - Two legs: what is paid is held and taken (a purchase without orders), then sent. Between them it stands on the transfer's own account of the
 *   ledger, which is empty again once it was delivered or returned: money never vanishes between the legs.
 * - Nothing is taken before whoever receives it can, nor before the time is over in which it can be taken back for nothing.
 * - What arrives is said before anything is paid and is what arrives; what it is rounded down by is less than one unit.
 * - States change along `transferNext` and no other way; `db/sql/75-transfers.sql` holds the same graph.
 */
import { basisPointsOf, type Currency, chargeStep, type Money, minorDigits, money, zero } from '@/lib/kernel/money';
import type { Rate } from '@/lib/markets/rates/model';

/** Every state a transfer can be in, with the states that may follow. */
export const transferNext = {
  asked: ['held', 'declined', 'expired', 'canceled'],
  held: ['taken', 'canceled', 'expired', 'declined'],
  taken: ['sending', 'returning'],
  sending: ['delivered', 'returning'],
  delivered: ['returning'],
  returning: ['returned'],
  returned: [],
  canceled: [],
  expired: [],
  declined: [],
} as const satisfies Record<string, readonly string[]>;
/** A state of a transfer. */
export type TransferState = keyof typeof transferNext;

/** A stored word as a state. */
export function transferStateOf(word: string): TransferState {
  for (const one in transferNext) if (one === word) return one as TransferState;
  throw new Error(`Invariant broken: unknown word ${word}`);
}

/** What a transfer may be for, as its sender says; `group` is said by groups that even out. */
export const transferReasons = ['family', 'friend', 'bill', 'gift', 'work', 'other', 'group'] as const;
/** One of `transferReasons`. */
export type TransferReason = (typeof transferReasons)[number];

/** The countries (ISO alpha-2) whose bank accounts money can be sent to: those with a currency that has a reference rate. */
export const receivingCountries: readonly string[] =
  'AT AU BE BG BR CA CH CN CY DE DK EE ES FI FR GB GR HR HU ID IE IN IT JP KR LT LU LV MT MX NL NO PL PT SE SI SK TR US ZA'.split(
    ' ',
  );

/** So long a quote stands. */
export const quoteMinutes = 10;

/** So many days somebody has to say where her money goes; a card's hold lasts seven. */
export const claimDays = 5;

/** What conversion costs beside the mid-market rate, in basis points of what is sent. */
export const marginBasisPoints = 50;

/** What sending to another country costs, in basis points of what is sent. */
const abroadFeeBasisPoints = 50;

/** What sending costs and brings. `total` is what is paid: `send` and `fee`. */
export type Quoted = {
  readonly send: Money;
  readonly fee: Money;
  readonly total: Money;
  readonly arrives: Money;
  readonly marginBasisPoints: number;
};

/**
 * What arrives of an amount. In one currency all of it does. In another one it is the mid-market rate less the margin, rounded down to what the receiving
 * currency is paid in; null when nothing would arrive. `abroad` is to another country than the sender's.
 */
export function quoted(send: Money, to: Currency, mid: Rate, abroad: boolean): Quoted | null {
  const fee = abroad ? basisPointsOf(send, abroadFeeBasisPoints) : zero(send.currency);
  const total = money(send.amount + fee.amount, send.currency);
  if (send.currency === to) return { send, fee, total, arrives: send, marginBasisPoints: 0 };
  const arrives = money(converted(send, to, mid, marginBasisPoints), to);
  return arrives.amount > 0n ? { send, fee, total, arrives, marginBasisPoints } : null;
}

/** Minor units of `to` for an amount, rounded down to the step in which `to` is paid. */
function converted(from: Money, to: Currency, { over, under }: Rate, margin: number): bigint {
  const numerator = from.amount * over * 10n ** BigInt(minorDigits(to)) * BigInt(10_000 - margin);
  const denominator = under * 10n ** BigInt(minorDigits(from.currency)) * 10_000n;
  const step = chargeStep(to);
  return (numerator / denominator / step) * step;
}

/** What the margin of a conversion comes to, in the currency that is sent: its part of the amount, rounded up. */
export function marginOf({ send, marginBasisPoints: points }: Pick<Quoted, 'send' | 'marginBasisPoints'>): Money {
  return money((send.amount * BigInt(points) + 9_999n) / 10_000n, send.currency);
}

/** A rate as a decimal with six significant digits, cut and not rounded, in Latin digits: `0.855870`. */
export function rateText({ over, under }: Rate): string {
  const whole = over / under;
  const digits = whole === 0n ? 6 : Math.max(0, 6 - whole.toString().length);
  let places = digits;
  // Of less than one the zeros behind the point do not count.
  if (whole === 0n) for (let rest = over * 10n; rest < under && places < 18; rest *= 10n) places++;
  const scaled = (over * 10n ** BigInt(places)) / under;
  const text = scaled.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
