/** A file of text and a number to damage it by: the same number always damages it in the same way. */
type Damage = (text: string, random: () => number) => string | Uint8Array;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const at = (text: string, random: () => number) => Math.floor(random() * text.length);
const partOf = (line: string) => [';', '\t', '|', ','].find((one) => line.includes(one)) ?? ',';

/** Puts signs at some places of a text. */
function scatter(text: string, random: () => number, sign: string, count: number): string {
  let out = text;
  for (let time = 0; time < count; time += 1) {
    const place = at(out, random);
    out = out.slice(0, place) + sign + out.slice(place);
  }
  return out;
}

function perLine(text: string, random: () => number, chance: number, change: (line: string) => string): string {
  return text
    .split('\n')
    .map((line, index) => (index > 0 && random() < chance ? change(line) : line))
    .join('\n');
}

/** Ten ways in which files arrive broken. */
export const damages: Readonly<Record<string, Damage>> = {
  'cut in the middle': (text, random) => text.slice(0, at(text, random)),
  'its lines shuffled': (text, random) => {
    const lines = text.split('\n');
    for (let last = lines.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [lines[last], lines[other]] = [lines[other] ?? '', lines[last] ?? ''];
    }
    return lines.join('\n');
  },
  'without a column': (text, random) => {
    const part = partOf(text.split('\n', 1)[0] ?? '');
    const drop = Math.floor(random() * 8);
    return perLine(`\n${text}`, random, 1, (line) => line.split(part).toSpliced(drop, 1).join(part)).slice(1);
  },
  'with its header again': (text, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(1 + Math.floor(random() * lines.length), 0, lines[0] ?? '').join('\n');
  },
  'of two delimiters': (text, random) =>
    perLine(text, random, 0.3, (line) => line.replaceAll(partOf(line), partOf(line) === ';' ? ',' : ';')),
  'with broken quotes': (text, random) =>
    scatter(
      text.replace(/"/g, (quote) => (random() < 0.1 ? '' : quote)),
      random,
      '"',
      20,
    ),
  'of two encodings': (text, random) => {
    const place = at(text, random);
    return Buffer.concat([
      Buffer.from(text.slice(0, place)),
      Buffer.from(text.slice(place), random() < 0.5 ? 'latin1' : 'utf16le'),
    ]);
  },
  'with NULs': (text, random) => scatter(text, random, '\0\0', 30),
  'with a huge cell': (text, random) => scatter(text, random, 'x<&" '.repeat(220_000), 1),
  'with cells emptied': (text, random) =>
    perLine(text, random, 0.5, (line) => line.replace(/[^,;\t|"<>{}[\]:]+/g, (cell) => (random() < 0.3 ? '' : cell))),
};
