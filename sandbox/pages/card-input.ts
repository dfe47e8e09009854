import type { CardDetails } from '../api/card-methods';
import { cardByNumber, passesLuhn, type TestCard } from '../test-cards';
import type { Problem } from './words';

export const FIELD_NAMES = ['number', 'expiry', 'cvc'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type CardTyped = Record<FieldName, string>;
export type Problems = Partial<Record<FieldName, Problem>>;

export type CardRead = { ok: true; card: TestCard; details: CardDetails } | { ok: false; problems: Problems };

/** Arabic-Indic and Persian digits become the ones the card network writes. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

const digitsOf = (text: string) => westernDigits(text).replace(/\D/g, '');

/** Everything wrong is told at once, each beside its field. A number that is no test card goes no further than here. */
export function readCard(typed: CardTyped, now: Date = new Date()): CardRead {
  const number = digitsOf(typed.number);
  const card = cardByNumber(number);
  const expiry = readExpiry(typed.expiry, now);
  const problems: Problems = {
    ...problem('number', numberProblem(number, card)),
    ...(typeof expiry === 'string' ? problem('expiry', expiry) : {}),
    ...problem('cvc', cvcProblem(digitsOf(typed.cvc), card)),
  };
  if (card === undefined || typeof expiry === 'string' || Object.keys(problems).length > 0)
    return { ok: false, problems };
  return { ok: true, card, details: { expMonth: expiry.month, expYear: expiry.year, cvcGiven: true } };
}

function problem(field: FieldName, code: Problem | undefined): Problems {
  return code === undefined ? {} : { [field]: code };
}

function numberProblem(number: string, card: TestCard | undefined): Problem | undefined {
  if (card !== undefined) return undefined;
  if (number === '') return 'number_missing';
  if (number.length < 13) return 'number_incomplete';
  return passesLuhn(number) ? 'not_a_test_card' : 'number_invalid';
}

function readExpiry(typed: string, now: Date): { month: number; year: number } | Problem {
  const text = westernDigits(typed).trim();
  if (text === '') return 'expiry_missing';
  const parts = /^(\d{1,2})\s*[/\-.\s]?\s*(\d{2}|\d{4})$/.exec(text);
  if (parts === null) return 'expiry_invalid';
  const month = Number(parts[1]);
  const year = Number(parts[2]) + (parts[2]?.length === 2 ? 2000 : 0);
  if (month < 1 || month > 12 || year > now.getUTCFullYear() + 50) return 'expiry_invalid';
  // A card is good until the end of its month.
  return Date.UTC(year, month, 1) <= now.getTime() ? 'expiry_past' : { month, year };
}

function cvcProblem(cvc: string, card: TestCard | undefined): Problem | undefined {
  if (cvc === '') return 'cvc_missing';
  const length = card?.brand === 'amex' ? 4 : 3;
  return cvc.length < length || cvc.length > 4 ? 'cvc_incomplete' : undefined;
}
