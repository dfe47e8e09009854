/**
 * Numbers of payment cards in what people write to each other. A number is one when it is as long as cards' numbers are, begins
 * as theirs do and its last digit is right (ISO/IEC 7812, the Luhn check): of other numbers that long one in ten passes too, and
 * is refused with them.
 */
import { asciiDigits } from './text';

/** Whether a text holds what looks like the number of a card, also with blanks, dots or dashes in it and in Arabic digits. */
export function holdsCardNumber(text: string): boolean {
  const runs = asciiDigits(text).match(/\d(?:[\s.\-\u00a0\u2010-\u2015\u200e\u200f]{0,2}\d){12,}/gu) ?? [];
  return runs.some((run) => {
    const groups = run.split(/\D+/);
    return groups.some((_, from) => groups.some((__, to) => isCard(groups.slice(from, to + 1).join(''))));
  });
}

const isCard = (digits: string) => /^[2-6]\d{12,18}$/.test(digits) && isLuhn(digits);

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
