/** Nobody is hurried by what is not so: whatever counts down or says that little is left names the moment or the number that is kept. */
import { allOf, around, wordsOf } from './tree.mjs';

/** Words that press, in both languages, wherever the product itself might say them. */
export const pressing = [
  /\bonly \d+ left\b/i,
  /\bhurry\b|\bselling fast\b|\balmost gone\b|\blast chance\b|\bact now\b|\bdon[’']t miss\b/i,
  /\b\d+ (people|others|shoppers) (are )?(looking|viewing|watching)\b/i,
  /\b(offer|deal|sale) ends\b|\bends in \d/i,
  /لم (يبق|يتبق)َ? (سوى|إلا|غير)|(بقي|تبقى|بقيت).{0,14}فقط|بقيت .{0,6}قطع|سارع|أسرع|فرصة أخيرة|الفرصة الأخيرة|قبل فوات|لا تفوت|ينتهي العرض|يشاهدون? الآن/,
];

const isTimer = ({ attribs }) => attribs.role === 'timer' || 'data-countdown' in attribs;
const isCount = ({ name, attribs }) => name === 'data' && 'data-variant' in attribs;

/** @param {import('./tree.mjs').Document} tree @returns {string[]} the moments that are counted down to, as the page names them */
export const deadlinesIn = (tree) => allOf(tree, isTimer).map(({ attribs }) => attribs.datetime ?? '');

/** @param {import('./tree.mjs').Document} tree @returns {{ variant: string, left: number }[]} of what the page says that few are left, and how many */
export const countsIn = (tree) =>
  allOf(tree, isCount).map((one) => ({ variant: one.attribs['data-variant'] ?? '', left: saidIn(one) }));

/** The number that is read, which must be the one that is named. */
const saidIn = (one) => {
  const value = Number(one.attribs.value);
  const digits = wordsOf(one).replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const read = /\d+/.exec(digits)?.[0];
  // Arabic says one and two without a figure.
  return read === undefined || Number(read) === value ? value : Number.NaN;
};

/**
 * @param {import('./tree.mjs').Document} tree
 * @param {{ moments: ReadonlySet<string>, stock: ReadonlyMap<string, readonly number[]> }} kept the moments of the database in ISO, and by variant the units there were before and after
 */
export function deadlineFaults(tree, { moments, stock }) {
  const timers = deadlinesIn(tree).flatMap((moment) => {
    if (moment === '') return ['a countdown names no moment'];
    return moments.has(moment) ? [] : [`a countdown to ${moment}, which is kept nowhere`];
  });
  const counts = countsIn(tree)
    .filter(({ variant, left }) => !isBetween(stock.get(variant) ?? [], left))
    .map(
      ({ variant, left }) => `says ${left} left of ${variant}, of which there are ${stock.get(variant)?.join(' or ')}`,
    );
  return [...timers, ...counts, ...pressureFaults(tree)];
}

/** Others buy while pages are looked at. */
const isBetween = (units, left) => left >= Math.min(...units) && left <= Math.max(...units);

/** Words that press outside an element that names its number or moment; what people and shops wrote themselves is theirs. */
function pressureFaults(tree) {
  return allOf(tree, (one) => pressing.some((words) => words.test(ownWords(one))))
    .filter(
      (one) => ![one, around(one, isCount), around(one, isTimer)].some((it) => it && (isCount(it) || isTimer(it))),
    )
    .filter((one) => !one.attribs['data-written'])
    .map((one) => `presses without a number that is kept: “${wordsOf(one).slice(0, 80)}”`);
}

/** What an element says itself, not by what is in it. */
const ownWords = ({ name, children }) =>
  /^(script|style|template|title)$/.test(name)
    ? ''
    : children.map((one) => (one.type === 'text' ? one.data : '')).join('');
