/** Medusa counts in major units as decimals, Souk in whole minor units. What is in between is done on digits: no float is multiplied. */

/** Digits after the decimal point, by ISO 4217. `Intl` is not the source: it drops decimals that the standard gives. */
const digitsOf = Object.fromEntries(
  Object.entries({
    0: 'CLP JPY KRW',
    2: 'AED AUD BRL CAD CHF CNY DKK EGP EUR GBP HUF IDR INR MAD MXN NOK PLN QAR SAR SEK TRY USD ZAR',
    3: 'BHD JOD KWD OMR TND',
  }).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** A currency as we write it, with its digits. */
function known(currency) {
  const code = currency.toUpperCase();
  const digits = digitsOf[code];
  if (digits === undefined) throw new Error(`Souk Pay does not know the currency ${code}`);
  return { code, digits };
}

/** The digits of what Medusa calls an amount: a number, a text, its own BigNumber, or what that becomes in JSON. */
function decimalOf(amount) {
  if (typeof amount === 'number') return /e/.test(`${amount}`) ? amount.toFixed(20) : `${amount}`;
  if (typeof amount !== 'object' || amount === null) return `${amount}`;
  const inside = amount.raw?.value ?? amount.value ?? amount.numeric;
  return inside === undefined ? amount.toFixed() : decimalOf(inside);
}

/**
 * Whole minor units of an amount. Medusa leaves a total with more decimals than its currency has (a tax of 8.25 %), and shows it rounded:
 * what is charged is what is shown, half a unit up.
 */
export function minorOf(amount, currency) {
  const { code, digits } = known(currency);
  const [, whole, part = ''] = /^(\d+)(?:\.(\d*))?$/.exec(decimalOf(amount)) ?? [];
  if (whole === undefined) throw new Error(`${decimalOf(amount)} ${code} cannot be paid`);
  const up = Number(part[digits] ?? 0) >= 5 ? 1n : 0n;
  const minor = Number(BigInt(whole + part.slice(0, digits).padEnd(digits, '0')) + up);
  if (!Number.isSafeInteger(minor)) throw new Error(`${decimalOf(amount)} ${code} cannot be paid`);
  return minor;
}

/** The decimal text of whole minor units. */
export function majorOf(minor, currency) {
  const { digits } = known(currency);
  const text = `${minor}`.padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
