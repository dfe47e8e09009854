/**
 * Names: whether two of them can be the same person's, as a bank writes it and as somebody says it.
 *
 * Invariants
 * - Letters are compared, not how they are written: marks, case, order of the words, particles (`al`, `bin`, `ال`) and titles count for nothing.
 * - It is the same whichever of the two names comes first.
 * - Of the name that she did not give, no more is told than the first letter of each word that differs.
 * - In other letters than the bank's a name is close at best: nobody can tell from sounds alone.
 */

/** How a name stands to the account's. `unchecked`: nobody told. */
export const nameChecks = ['match', 'close', 'none', 'unchecked'] as const;
/** One of `nameChecks`. */
export type NameCheck = (typeof nameChecks)[number];

/**
 * What was found. `missing`: first letters of words that the account's name has and the given one has not; `extra` the other way round; `letters`: one is
 * written in Arabic and the other in Latin letters.
 */
export type NameMatch = {
  readonly result: Exclude<NameCheck, 'unchecked'>;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly letters: boolean;
};

/** The given name against the account's. */
export function nameMatch(given: string, known: string): NameMatch {
  const [mine, theirs] = [wordsOf(given), wordsOf(known)];
  if (mine.length === 0 || theirs.length === 0) return { result: 'none', missing: [], extra: [], letters: false };
  const [extra, missing] = [without(mine, theirs), without(theirs, mine)];
  const same = mine.length - extra.length;
  if (extra.length === 0 && missing.length === 0) return { result: 'match', missing: [], extra: [], letters: false };
  if (isMiddle(mine, theirs) || isMiddle(theirs, mine))
    return { result: 'match', missing: [], extra: [], letters: false };
  const told = { missing: missing.map(initialOf), extra: extra.map(initialOf) };
  if (same > 0 || alike(extra, missing)) return { result: 'close', ...told, letters: false };
  if (soundsLike(mine, theirs)) return { result: 'close', missing: [], extra: [], letters: true };
  return { result: 'none', ...told, letters: false };
}

const titles = new Set('mr mrs ms miss dr prof السيد السيده د'.split(' '));
const particles = new Set('al el bin ben ibn bint ال بن ابن بنت'.split(' '));
const special: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' },
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', ھ: 'ه', ہ: 'ه', ء: '' },
};

/** The words of a name, folded; what stands between a name and its owner's father's is left out, unless nothing else is there. */
function wordsOf(name: string): string[] {
  const plain = [...name.normalize('NFC').toLowerCase()]
    .map((letter) => special[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}\u0640'’ʼʻ`.]/gu, (sign) => (sign === '.' ? ' ' : ''));
  const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => partsOf(word));
  const own = words.filter((word) => !titles.has(word) && !particles.has(word));
  return own.length > 0 ? own : words;
}

/** `Abdulrahman`, `Abd al-Rahman` and `عبدالرحمن` are two words, and an article at the beginning is none. */
function partsOf(word: string): string[] {
  const servant = /^(?:abd[uae]l|عبدال)(.*)$/u.exec(word);
  if (servant) return [word.startsWith('abd') ? 'abd' : 'عبد', ...(servant[1] ? [servant[1]] : [])];
  if (word === 'abdul' || word === 'abdel') return ['abd'];
  return [/^ال.{3,}/u.test(word) ? word.slice(2) : word];
}

/** The words of one that have no equal in the other, each counted once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Whether a name is the other one without names in its middle: the first and the last are there, either way round. */
function isMiddle(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length >= long.length || without(short, long).length > 0) return false;
  const ends = [long.at(0) ?? '', long.at(-1) ?? ''];
  return without(ends, [short.at(0) ?? '', short.at(-1) ?? '']).length === 0;
}

/** Whether a word of the one is a slip away from one of the other, or stands for it with its first letter. */
function alike(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) =>
    others.some((other) => (one.length >= 4 && other.length >= 4 ? isSlip(one, other) : isInitial(one, other))),
  );
}

const isInitial = (one: string, other: string) =>
  (one.length === 1 || other.length === 1) && initialOf(one) === initialOf(other);

/** One letter more, less, another, or two changed round. */
function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** The first letter of a word, as it is shown. */
function initialOf(word: string): string {
  return ([...word][0] ?? '').toUpperCase();
}

const arabicSounds: Readonly<Record<string, string>> = {
  ...{ ب: 'b', ت: 't', ط: 't', ث: 't', ج: 'j', خ: 'k', د: 'd', ذ: 'd', ض: 'd', ر: 'r', ز: 'z', ظ: 'z' },
  ...{ س: 's', ص: 's', ش: 's', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', پ: 'b', گ: 'g' },
};
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/[sc]h/g, 's'],
  [/kh|[cq]/g, 'k'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/x/g, 'ks'],
  [/[aeiouyhw]/g, ''],
];

/** What is left of a word that both writings say: its consonants, none twice in a row. */
function soundOf(word: string): string {
  const isArabic = /\p{Script=Arabic}/u.test(word);
  const sounds = isArabic
    ? [...word].map((letter) => arabicSounds[letter] ?? '').join('')
    : latinSounds.reduce((left, [what, sound]) => left.replace(what, sound), word);
  return sounds.replace(/(.)\1+/gu, '$1');
}

/** Whether names in Arabic and in Latin letters can be one: every word of the shorter has its sound in the longer. */
function soundsLike(mine: readonly string[], theirs: readonly string[]): boolean {
  const isArabic = (words: readonly string[]) => words.every((word) => /\p{Script=Arabic}/u.test(word));
  const isLatin = (words: readonly string[]) => words.every((word) => /^\p{Script=Latin}+$/u.test(word));
  if (!((isArabic(mine) && isLatin(theirs)) || (isLatin(mine) && isArabic(theirs)))) return false;
  const [one, other] = [mine.map(soundOf).filter(Boolean), theirs.map(soundOf).filter(Boolean)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length > 0 && without(short, long).length === 0;
}
