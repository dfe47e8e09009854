/** Units for one euro: the reference rates of the European Central Bank of 2026-04-13. */
const PER_EURO: Readonly<Record<string, string>> = {
  eur: '1',
  aud: '1.661',
  brl: '5.874',
  cad: '1.6177',
  chf: '0.9242',
  cny: '7.9827',
  czk: '24.378',
  dkk: '7.4727',
  gbp: '0.87058',
  hkd: '9.1507',
  huf: '366.9',
  idr: '20082.05',
  ils: '3.5787',
  inr: '109.047',
  isk: '143.2',
  jpy: '186.75',
  krw: '1740.86',
  mxn: '20.3203',
  myr: '4.6444',
  nok: '11.098',
  nzd: '2.0081',
  php: '70.356',
  pln: '4.2543',
  ron: '5.092',
  sek: '10.892',
  sgd: '1.4912',
  thb: '37.728',
  try: '52.2478',
  usd: '1.1684',
  zar: '19.3849',
};

/** Held at the US dollar by the banks that issue them: units for one dollar. */
const PER_DOLLAR: Readonly<Record<string, string>> = {
  aed: '3.6725',
  bhd: '0.376',
  jod: '0.709',
  omr: '0.3845',
  qar: '3.64',
  sar: '3.75',
};

/** What this provider earns when it changes money, in hundredths of a percent. */
export const SPREAD_BASIS_POINTS = 20n;

/** Kept exact: a fraction of major units. */
interface Rate {
  over: bigint;
  under: bigint;
}

const NO_DECIMALS = new Set(['clp', 'jpy', 'krw']);
const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** How this provider counts: crowns of Iceland in hundredths that do not exist, as it does everywhere. */
function digitsOf(currency: string): bigint {
  if (NO_DECIMALS.has(currency)) return 0n;
  return THREE_DECIMALS.has(currency) ? 3n : 2n;
}

/** Amounts of three decimals end in a zero. */
const stepOf = (currency: string) => (THREE_DECIMALS.has(currency) ? 10n : 1n);

function perEuro(currency: string): Rate | undefined {
  const published = PER_EURO[currency];
  if (published !== undefined) return fraction(published);
  const [peg, dollar] = [PER_DOLLAR[currency], PER_EURO.usd];
  if (peg === undefined || dollar === undefined) return undefined;
  const [one, other] = [fraction(peg), fraction(dollar)];
  return { over: one.over * other.over, under: one.under * other.under };
}

function fraction(decimal: string): Rate {
  const [whole = '', digits = ''] = decimal.split('.');
  return { over: BigInt(whole + digits), under: 10n ** BigInt(digits.length) };
}

/** What somebody gets of `to` for one of `from`: through the euro, less the spread. Undefined when there is no rate. */
export function rateBetween(from: string, to: string): Rate | undefined {
  if (from === to) return { over: 1n, under: 1n };
  const [mine, theirs] = [perEuro(from), perEuro(to)];
  if (mine === undefined || theirs === undefined) return undefined;
  return {
    over: theirs.over * mine.under * (10_000n - SPREAD_BASIS_POINTS),
    under: theirs.under * mine.over * 10_000n,
  };
}

/** What must be taken of `from` so that so much of `to` arrives: rounded up, for nobody else pays the rest. */
export function debitFor(credited: number, from: string, to: string, { over, under }: Rate): number {
  const numerator = BigInt(credited) * under * 10n ** digitsOf(from);
  const denominator = over * 10n ** digitsOf(to) * stepOf(from);
  return Number(((numerator + denominator - 1n) / denominator) * stepOf(from));
}

/** What arrives of `to` when so much of `from` is taken: rounded down. */
export function creditFor(debited: number, from: string, to: string, { over, under }: Rate): number {
  const numerator = BigInt(debited) * over * 10n ** digitsOf(to);
  const denominator = under * 10n ** digitsOf(from) * stepOf(to);
  return Number((numerator / denominator) * stepOf(to));
}

/** A rate as a decimal text of ten places. */
export function decimalOf({ over, under }: Rate): string {
  const scaled = ((over * 10n ** 10n) / under).toString().padStart(11, '0');
  return `${scaled.slice(0, -10)}.${scaled.slice(-10)}`;
}
