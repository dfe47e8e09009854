import { object, text } from '../core/params';
import { malformed, unprocessable } from './errors';

/** An amount as PayPal writes it: major units, as text. */
export interface Money {
  [name: string]: string;
  currency_code: string;
  value: string;
}

const WHOLE = new Set(['HUF', 'JPY', 'TWD']);
const TAKEN = new Set(
  'AUD BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(' '),
);

export const money = object({ currency_code: text(3), value: text(32) });

/** Exact, in minor units; a fraction of one is refused instead of rounded. */
export function minorOf(given: { currency_code?: string; value?: string } | undefined, field: string): Amount {
  const { currency_code: currency, value } = given ?? {};
  if (currency === undefined || value === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', field);
  if (!TAKEN.has(currency)) throw unprocessable('INVALID_CURRENCY_CODE', `${field}/currency_code`);
  const match = /^(\d{1,10})(?:\.(\d+))?$/.exec(value);
  if (match === null) throw malformed('INVALID_PARAMETER_SYNTAX', `${field}/value`);
  const places = WHOLE.has(currency) ? 0 : 2;
  const fraction = match[2] ?? '';
  if (/[1-9]/.test(fraction.slice(places))) throw unprocessable('DECIMAL_PRECISION', `${field}/value`);
  const minor = Number(`${match[1]}${fraction.slice(0, places).padEnd(places, '0')}`);
  if (minor === 0) throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE', `${field}/value`);
  return { minor, currency };
}

export interface Amount {
  minor: number;
  currency: string;
}

export function moneyOf({ minor, currency }: Amount): Money {
  const places = WHOLE.has(currency) ? 0 : 2;
  const digits = String(minor).padStart(places + 1, '0');
  const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return { currency_code: currency, value };
}

/** 3.49 % and 49 minor units, half up, in integers; never more than the payment itself. */
export function paypalFeeOf(minor: number): number {
  return Math.min(minor, Math.floor((minor * 349 + 5000) / 10_000) + 49);
}
