import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './unpack-woff';

/** How heavy letters are. */
export type Weight = 400 | 600;

/** A cut of a typeface for some letters: the name it goes by in a document, its file, its outlines, and what it has. */
export type Face = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
  has(codePoint: number): boolean;
};

/**
 * The files letters are looked for in, first come first served: our own face, then others for names in letters it lacks
 * (Persian and Urdu, Cyrillic, Greek, Devanagari, Japanese). What is never asked for is never read.
 */
const cuts: readonly { name: string; weights: readonly Weight[] }[] = [
  ...cutsOf('readex-pro', ['latin', 'arabic', 'latin-ext', 'vietnamese']),
  ...cutsOf('noto-sans-arabic', ['arabic']),
  ...cutsOf('noto-sans', [
    'latin',
    'latin-ext',
    'cyrillic',
    'cyrillic-ext',
    'greek',
    'greek-ext',
    'vietnamese',
    'devanagari',
  ]),
  ...cutsOf('kosugi', ['japanese'], [400]),
];

function cutsOf(family: string, subsets: readonly string[], weights: readonly Weight[] = [400, 600]) {
  return subsets.map((subset) => ({ name: `${family}/files/${family}-${subset}`, weights }));
}

const read = new Map<string, Face>();

/** The first face of a weight that has all letters of a text; null when none has. A face without the weight lends its own. */
export function faceOf(text: string, weight: Weight): Face | null {
  const letters = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  for (const { name, weights } of cuts) {
    const face = readFace(`${name}-${weights.includes(weight) ? weight : 400}-normal`);
    if (letters.every(face.has)) return face;
  }
  return null;
}

/** Reads a face once per process: the packages of a running copy do not change. */
function readFace(name: string): Face {
  const known = read.get(name);
  if (known) return known;
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource');
  const bytes = unpackWoff(readFileSync(path.join(folder, `${name}.woff`)));
  const font = create(bytes);
  if (!isFont(font)) throw new Error(`Invariant broken: ${name} is a collection of fonts`);
  const face: Face = { name, bytes, font, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
  read.set(name, face);
  return face;
}

function isFont(made: ReturnType<typeof create>): made is Font {
  return 'hasGlyphForCodePoint' in made;
}
