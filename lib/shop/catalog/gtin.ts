/** The codes of a GTIN that is none: `gtin` for what has another length or other signs, else the check digit it should end in. */
export type GtinProblem = 'gtin' | `gtin_check_${number}`;

/** The check digit that belongs behind digits: from the right every second one counts three times. */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * Why a text is no GTIN: it has not 8, 12, 13 or 14 digits, or ends in another check digit than the one that is named
 * (`gtin_check_7`). Null when it is one, or empty. The database's `shop.is_gtin` says the same.
 */
export function gtinProblem(text: string): GtinProblem | null {
  if (text === '') return null;
  if (!/^(?:[0-9]{8}|[0-9]{12,14})$/.test(text)) return 'gtin';
  const digit = checkDigit(text.slice(0, -1));
  return Number(text.at(-1)) === digit ? null : `gtin_check_${digit}`;
}
