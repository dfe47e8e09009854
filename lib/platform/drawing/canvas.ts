import 'server-only';
import sharp from 'sharp';
import type { Weight } from '@/lib/platform/pdf/faces';
import { setLines } from '@/lib/platform/pdf/lines';
import { openPicture, pictureSecondsMax } from '@/lib/platform/picture';
import { type Edge, fill } from './fill';
import { outlineOf, widthOfLetters } from './outline';

type Colour = readonly [red: number, green: number, blue: number];

/** Where something stands, in pixels. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** How words are drawn: from `top` down, at the side the language begins at, in no more lines than said. */
export type Words = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  readonly ink: Colour;
  /** The side they stand at, and the side they are read from when they do not say so themselves. */
  readonly side: 'ltr' | 'rtl';
  readonly linesMax: number;
};

type Layer = {
  readonly input: Buffer;
  readonly raw?: { width: number; height: number; channels: 4 };
  readonly left: number;
  readonly top: number;
};

const leading = 1.28;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A picture in the making: photographs and letters on a ground. Letters are filled from the outlines of our own faces, as on
 * receipts: no program of the machine's and no markup is between what somebody typed and what is seen.
 */
export class Canvas {
  private readonly layers: Layer[] = [];
  private readonly width: number;
  private readonly height: number;
  private readonly ground: Colour;

  constructor(width: number, height: number, ground: Colour) {
    [this.width, this.height, this.ground] = [width, height, ground];
  }

  /** A rectangle of one colour. */
  block(box: Box, colour: Colour): void {
    const input = Buffer.alloc(box.width * box.height * 4);
    for (let at = 0; at < input.length; at += 4) input.set([...colour, 255], at);
    this.layers.push({
      input,
      raw: { width: box.width, height: box.height, channels: 4 },
      left: box.left,
      top: box.top,
    });
  }

  /** A photograph (JPEG, PNG or WebP) that fills a box, cut so that the point at `focal` (percent) stays in it. */
  async photo(bytes: Uint8Array, box: Box, focal: { readonly x: number; readonly y: number }): Promise<void> {
    const { width = box.width, height = box.height } = await openPicture(bytes).metadata();
    const scale = Math.max(box.width / width, box.height / height);
    const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    const input = await openPicture(bytes)
      .resize({ width: wide, height: high, fit: 'fill' })
      .extract({
        left: startOf(wide, box.width, focal.x),
        top: startOf(high, box.height, focal.y),
        width: box.width,
        height: box.height,
      })
      .flatten({ background: '#ffffff' })
      .png({ compressionLevel: 1 })
      .timeout({ seconds: pictureSecondsMax })
      .toBuffer();
    this.layers.push({ input, left: box.left, top: box.top });
  }

  /** Draws words and answers where the next ones may begin. What does not fit ends in an ellipsis. */
  words(words: Words): number {
    const lines = fitted(words);
    const edges: Edge[] = [];
    lines.forEach((line, number) => {
      let x = words.side === 'ltr' ? words.left : words.left + words.width - line.width;
      const foot = words.top + words.size * (leading * number + 1);
      for (const { face, text } of line.runs) {
        edges.push(...outlineOf(face.font, text, x, foot, words.size));
        x += widthOfLetters(face.font, text, words.size);
      }
    });
    this.ink(edges, words.ink);
    return Math.round(words.top + lines.length * words.size * leading);
  }

  /** The picture as a JPEG. */
  async jpeg(): Promise<Uint8Array> {
    const [r, g, b] = this.ground;
    const { width, height } = this;
    return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
      .composite(this.layers)
      .jpeg({ quality: 82, mozjpeg: true })
      .timeout({ seconds: pictureSecondsMax })
      .toBuffer();
  }

  private ink(edges: readonly Edge[], colour: Colour): void {
    const { width, height } = this;
    const input = Buffer.alloc(width * height * 4);
    fill(edges, width, height).forEach((share, at) => {
      if (share > 0) input.set([...colour, Math.round(share * 255)], at * 4);
    });
    this.layers.push({ input, raw: { width, height, channels: 4 }, left: 0, top: 0 });
  }
}

/** The words as lines, whole when they fit; else as many of them as do, and an ellipsis. */
function fitted({ text, width, size, weight, side, linesMax }: Words) {
  const set = (part: string) =>
    setLines(part, {
      base: /\p{L}/u.test(part) ? 'auto' : side,
      weight,
      widthMax: width,
      widthOf: (run) => widthOfLetters(run.face.font, run.text, size),
    });
  const whole = set(text);
  if (whole.length <= linesMax) return whole;
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  const cut = (length: number) => set(`${letters.slice(0, length).join('').trimEnd()}…`);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (cut(middle).length <= linesMax) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}

function startOf(whole: number, part: number, focalPercent: number): number {
  return Math.round(Math.min(whole - part, Math.max(0, (whole * focalPercent) / 100 - part / 2)));
}
