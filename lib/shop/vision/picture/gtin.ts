/** A GTIN of 14 digits, however many were printed: zeros stand before the shorter ones. */
export type Gtin = string & { readonly brand: 'Gtin' };

/** The digits of a GTIN-8, -12, -13 or -14 as one of 14, or null when their number or their check digit is wrong (GS1). */
export function gtinOf(digits: string): Gtin | null {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null;
  const full = digits.padStart(14, '0');
  const sum = [...full].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0 && isGtin(full) && !/^0+$/.test(full) ? full : null;
}

function isGtin(digits: string): digits is Gtin {
  return digits.length === 14;
}

/** The twelve digits that a UPC-E of eight stands for, or null when it cannot be one. */
export function expandUpcE(digits: string): string | null {
  if (!/^[01]\d{7}$/.test(digits)) return null;
  const [system, body, check] = [digits.slice(0, 1), digits.slice(1, 7), digits.slice(7)];
  const last = body.slice(5);
  if (last <= '2') return `${system}${body.slice(0, 2)}${last}0000${body.slice(2, 5)}${check}`;
  if (last === '3') return `${system}${body.slice(0, 3)}00000${body.slice(3, 5)}${check}`;
  if (last === '4') return `${system}${body.slice(0, 4)}00000${body.slice(4, 5)}${check}`;
  return `${system}${body.slice(0, 5)}0000${last}${check}`;
}

/** Ends an element string of GS1. */
const groupEnd = String.fromCharCode(29);

/**
 * The GTIN in what a QR code or Code-128 says: a GS1 Digital Link (`https://anything/01/09506000134352?...`), GS1 element strings
 * (`(01)0950…` or `010950…` behind the mark of GS1), or nothing but the digits. Null for every other text; no link is ever opened.
 */
export function gtinIn(text: string): Gtin | null {
  if (text.length > 2000) return null;
  const plain = text.trim().replaceAll(groupEnd, '');
  const link = /^https?:\/\/[^\s?#]*\/(?:01|gtin)\/(\d{8}|\d{12,14})(?:[/?#]|$)/i.exec(plain);
  const element = /^(?:\](?:C1|Q3|d2))?(?:\(01\)|01)(\d{14})/.exec(plain);
  return gtinOf(link?.[1] ?? element?.[1] ?? plain);
}
