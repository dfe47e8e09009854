/** Digits after the point, ISO 4217, of currencies that do not have two. */
const digitsOf = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
};

/**
 * Whole minor units of an amount as Shopify writes it, a decimal text in major units; null when it is none, or finer than the currency.
 * The text is never a number on the way: 1.1 is not 1.1 in binary.
 */
export function toMinor(amount, currency) {
  const parts = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(amount);
  if (!parts || !/^[A-Z]{3}$/.test(currency)) return null;
  const digits = digitsOf[currency] ?? 2;
  const [, whole, fraction = ''] = parts;
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}
