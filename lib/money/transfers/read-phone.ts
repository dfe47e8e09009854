import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The zero of every script whose digits people type numbers with; the nine others follow it. */
const zeros = [
  ...[0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66],
  ...[0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10],
];

function latin(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((one) => code >= one && code <= one + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** Whether a text is meant as a telephone number: digits and the signs that people put between them, and no letter. */
export function looksLikePhone(text: string): boolean {
  const plain = latin(text).replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
  return /^\s*[+(]?[\d\s()./\u2010-\u2015\u2212-]+$/.test(plain) && (plain.match(/\d/g) ?? []).length >= 6;
}

/**
 * A telephone number as E.164 (`+9715…`), from digits of any script and the signs people put between them; null for what can be none. It is written with
 * its country (`+` or `00`); `like` is a number in E.164 whose country is meant where that is left out.
 */
export function readPhone(typed: string, like?: string): string | null {
  const plain = latin(typed)
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .trim()
    .replace(/^00/, '+');
  if (!looksLikePhone(plain)) return null;
  const near = like === undefined ? undefined : parsePhoneNumberFromString(like);
  const read = parsePhoneNumberFromString(plain, {
    ...(near?.country ? { defaultCountry: near.country } : near ? { defaultCallingCode: near.countryCallingCode } : {}),
    extract: false,
  });
  return read?.isPossible() ? read.number : null;
}

/** A number as it is read out, its plus sign in front in either direction of writing. */
export function shownPhone(phone: string): string {
  const written = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  return `\u200e${written.replaceAll(' ', '\u00a0')}`;
}
