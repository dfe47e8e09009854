import 'server-only';
import bidiFactory from 'bidi-js';
import { type Face, faceOf, type Weight } from './faces';

/** Letters of one face that are drawn with one stroke, in the order the shaper of the face wants them. */
export type Run = { readonly text: string; readonly face: Face };

/** A line as it stands on paper: its runs from left to right. */
export type Line = { readonly runs: readonly Run[]; readonly width: number };

/** How a paragraph is set. `base` is the side it begins at, `auto` that of its first letter; widths are in points. */
export type Setting = {
  readonly base: 'ltr' | 'rtl' | 'auto';
  readonly weight: Weight;
  readonly widthMax: number;
  widthOf(run: Run): number;
};

const bidi = bidiFactory();
/** Marks and isolates that order letters, and joiners and selectors that put pictures together: they show nothing themselves. */
const unseen = /^(?:\u200b|\u200d|[\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069]|\p{Variation_Selector})$/u;
const keepsFace = /^[\s\p{M}]$/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks a paragraph (one line of text) into lines and puts each in the order it is seen in, by the bidirectional algorithm. */
export function setLines(text: string, setting: Setting): Line[] {
  const { levels } = bidi.getEmbeddingLevels(text, setting.base);
  const lineOf = (start: number, end: number): Line => {
    const runs = inSight(levelRuns(text, levels, start, end, setting.weight));
    const width = runs.reduce((sum, run) => sum + setting.widthOf(run), 0);
    return { runs, width };
  };
  const fits = (start: number, end: number) => lineOf(start, end).width <= setting.widthMax;
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  for (const part of partsOf(text, fits)) {
    if (end > start && !fits(start, part.end)) {
      lines.push(lineOf(start, end));
      start = part.start;
    }
    end = part.end;
  }
  return [...lines, lineOf(start, end)];
}

type Part = { start: number; end: number };

/** Where a line may end: after each word, and inside a word that is wider than the line. White space between them is no part. */
function* partsOf(text: string, fits: (start: number, end: number) => boolean): Generator<Part> {
  for (const word of text.matchAll(/[^\s\u200b]+(?:[\u00a0\u202f][^\s\u200b]+)*|[\u00a0\u202f]/g)) {
    const first = word.index;
    const last = first + word[0].length;
    if (fits(first, last)) yield { start: first, end: last };
    else yield* lettersOf(word[0], first);
  }
}

function* lettersOf(word: string, offset: number): Generator<Part> {
  for (const { index, segment } of graphemes.segment(word)) {
    yield { start: offset + index, end: offset + index + segment.length };
  }
}

type LevelRun = { text: string; face: Face; level: number };

/** Letters that join their neighbours: a word of them is in one face, or its letters would stand apart. */
const joined = /(?:(?=\p{Script=Arabic})\p{L}[\p{M}\u200c\u0640]*)+|./gsu;

/** Neighbours of one level and one face, in the order they are read. White space and accents stay with what precedes them. */
function levelRuns(text: string, levels: Uint8Array, start: number, end: number, weight: Weight): LevelRun[] {
  const runs: LevelRun[] = [];
  for (const { 0: part, index } of text.slice(start, end).matchAll(joined)) {
    const level = levels[start + index] ?? 0;
    const whole = faceOf(part, weight);
    for (const letter of whole ? [part] : part) {
      const last = runs.at(-1);
      const drawn = /\s/.test(letter) ? ' ' : letter;
      if (unseen.test(letter) || (drawn === ' ' && last?.text.endsWith(' '))) continue;
      const face =
        (last && keepsFace.test(letter) && faceHas(last.face, drawn) ? last.face : whole) ??
        faceOf(drawn, weight) ??
        missing(letter, weight);
      if (!face) continue;
      if (last?.level === level && last.face === face) last.text += drawn;
      else runs.push({ text: drawn, face, level });
    }
  }
  return runs;
}

function faceHas(face: Face, letter: string): boolean {
  return face.has(letter.codePointAt(0) ?? 0);
}

/** A letter no face has is drawn as the empty box of our own; of a picture nothing is drawn. */
function missing(letter: string, weight: Weight): Face | null {
  return /\p{Extended_Pictographic}/u.test(letter) ? null : faceOf(' ', weight);
}

/** From the order of reading to that on paper: from the highest level down, what lies at it or above is turned round (rule L2). */
function inSight(runs: readonly LevelRun[]): Run[] {
  const seen = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from;
      while ((seen[to]?.level ?? -1) >= level) to += 1;
      seen.splice(from, to - from, ...seen.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return seen.map(({ text, face, level }) => ({ face, text: forShaper(text, level % 2 === 1) }));
}

/** The shaper lays Arabic letters out from the right by itself, and everything else from the left. */
function forShaper(text: string, fromRight: boolean): string {
  const turnsItself = /\p{Script=Arabic}/u.test(text);
  if (turnsItself === fromRight) return text;
  const letters = [...text].reverse();
  return letters.map((letter) => (fromRight ? (bidi.getMirroredCharacter(letter) ?? letter) : letter)).join('');
}
