/**
 * Text that people type, made harmless and comparable before it is measured or stored. Nothing here
 * escapes: escaping belongs to the place that shows the text.
 */

/**
 * Control characters, halves of a broken letter, bidi overrides and isolates, the byte order mark, soft hyphens, joiners of words and
 * whatever else shows nothing.
 */
const hidden =
  /\u034f|[\u{e0100}-\u{e01ef}]|[\p{Cc}\p{Cs}\u00ad\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u115f\u1160\u2800\u3164\uffa0]/gu;
/** Joiners of letters, where letters are joined by them: not between those of Latin, Greek or Cyrillic, nor beside a space. */
const joiners =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}\p{Script=Nko}\p{Extended_Pictographic}\p{Emoji_Modifier}\u064b-\u065f\u0670]|\p{Extended_Pictographic}\ufe0f)[\u200c\u200d]+/gu;
/** The space without width, where it parts the words of a script that has no other. */
const narrow = /(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])\u200b+/gu;
/** Signs that choose between two pictures of one sign, where it has two. */
const variations = /(?<!\p{Emoji}|\u20e3)[\ufe00-\ufe0f]+|[\ufe00-\ufe0d]+|(?<!\p{Script=Mongolian})[\u180b-\u180f]+/gu;
/** Letters of tags, by which text hides in text; only the flag of a part of a country is written with them. */
const tags = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f})|[\u{e0000}-\u{e007f}]/gu;
/** Marks upon marks: no script needs more above and below one letter, and ten thousand of them cover the lines around. */
const heaped = /(\p{M}{6})\p{M}+/gu;
const lineBreak = /\r\n?|[\u2028\u2029\u0085]/g;

/**
 * One line of text: no control characters, no bidi overrides (they could turn a title around and pass one
 * word off as another), nothing that shows nothing, no tags, at most six marks upon a letter, every run of white space a single space, trimmed, composed (NFC). Direction marks
 * stay, and joiners where Arabic, Persian, Indic scripts and emoji need them; a line of nothing else is empty.
 */
export function plainLine(text: string): string {
  const line = settled(text.replace(/\s+/gu, ' ')).replace(/ {2,}/g, ' ').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? line : '';
}

/** Again and again, for taking something out may bring signs beside others with which they are nothing, or are another. */
function settled(text: string): string {
  const less = [hidden, narrow, joiners, variations].reduce((left, what) => left.replace(what, ''), text);
  const seen = less.replace(tags, '$1').normalize('NFC').replace(heaped, '$1');
  return seen === text ? seen : settled(seen);
}

/** Text of several lines: as `plainLine`, but line breaks stay (as `\n`, at most one empty line in a row). */
export function plainText(text: string): string {
  return text
    .replace(lineBreak, '\n')
    .split('\n')
    .map(plainLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Without the marks that turn letters around whatever they are. Those that only keep a part of a sentence apart stay: sentences of ours
 * are put together with them.
 */
export function unforced(text: string): string {
  return text.replace(/[\u202a-\u202e]/g, '');
}

/**
 * A text as it may be shown: without what turns the words after it around. What people type has none of it (`plainLine`); this is for
 * the place that shows a text whose way it does not know.
 */
export function unturned(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/**
 * Digits and separators of Arabic and Persian numbers as ASCII: `١٢٫٥٠` becomes `12.50`, and the Arabic thousands
 * separator goes away where it parts thousands. Elsewhere it stays, for the parser to refuse: somebody who took it for
 * the decimal sign would pay a hundred times as much. A comma stays: what it divides is the question of `plainDecimal`.
 */
export function asciiDigits(text: string): string {
  const ascii = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll('\u066b', '.')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim();
  return /^\d{1,3}(?:\u066c\d{3})+(?:[.,]\d+)?$/.test(ascii) ? ascii.replaceAll('\u066c', '') : ascii;
}

/**
 * A number as people write it (ASCII digits) as plain decimal text: `12,50` becomes `12.50`, `1.234,50` and `1,234.50`
 * become `1234.50`. A point alone is the decimal one, as our own fields write it. A comma alone is too, unless exactly
 * three digits follow: `1,234` is a thousand to some and little more than one to others, so it is null, never guessed.
 * What is no number comes back as it is, for the parser to refuse.
 */
export function plainDecimal(text: string): string | null {
  const typed = text.replaceAll('\u060c', ',');
  if (/^[1-9]\d{0,2},\d{3}$/.test(typed)) return null;
  if (/^\d+,\d+$/.test(typed)) return typed.replace(',', '.');
  if (/^[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/.test(typed)) return typed.replaceAll(',', '');
  if (/^[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/.test(typed))
    return typed.replaceAll('.', '').replace(',', '.');
  return typed;
}
