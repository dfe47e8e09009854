/** Medusa counts in major units as decimals, Souk in whole minor units. What is in between is done on digits: no float is multiplied. */

/** Digits after the decimal point, by ISO 4217. `Intl` is not the source: it drops decimals that the standard gives. */
const digitsOf = {
  ...{
    AED: 2,
    AUD: 2,
    BHD: 3,
    BRL: 2,
    CAD: 2,
    CHF: 2,
    CLP: 0,
    CNY: 2,
    DKK: 2,
    EGP: 2,
    EUR: 2,
    GBP: 2,
    HUF: 2,
    IDR: 2,
    INR: 2,
  },
  ...{
    JOD: 3,
    JPY: 0,
    KRW: 0,
    KWD: 3,
    MAD: 2,
    MXN: 2,
    NOK: 2,
    OMR: 3,
    PLN: 2,
    QAR: 2,
    SAR: 2,
    SEK: 2,
    TND: 3,
    TRY: 2,
    USD: 2,
  },
  ZAR: 2,
};

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
