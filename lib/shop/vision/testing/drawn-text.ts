import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import sharp from 'sharp';
import { type Edge, fill, type Point } from '@/lib/platform/drawing/fill';
import { outlineOf } from '@/lib/platform/drawing/outline';
import { unpackWoff } from '@/lib/platform/pdf/unpack-woff';

/** Labels drawn for tests, so that what stands on them is known: our own face, its outlines filled here, for no other program need be there. */

type Colour = readonly [red: number, green: number, blue: number];

/** A PNG of lines of text, one below the other, turned by so many degrees about its middle; each line is `size` pixels high. */
export async function drawnText(
  lines: readonly string[],
  {
    width = 640,
    height = 480,
    size = 60,
    left = 40,
    turned = 0,
    ink = [20, 30, 90],
    ground = [240, 236, 225],
  }: TextLook = {},
): Promise<Buffer> {
  const edges = lines.flatMap((line, at) => edgesOf(line, left, (at + 1) * size * 1.5, size));
  const angle = (turned * Math.PI) / 180;
  const around = ([x, y]: Point): Point => {
    const [right, down] = [x - width / 2, y - height / 2];
    return [
      right * Math.cos(angle) - down * Math.sin(angle) + width / 2,
      right * Math.sin(angle) + down * Math.cos(angle) + height / 2,
    ];
  };
  const covered = fill(
    edges.map(([from, to]) => [around(from), around(to)]),
    width,
    height,
  );
  const rgb = Buffer.alloc(width * height * 3);
  covered.forEach((share, at) => {
    for (const part of [0, 1, 2] as const) rgb[at * 3 + part] = ink[part] * share + ground[part] * (1 - share);
  });
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

type TextLook = {
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly left?: number;
  readonly turned?: number;
  readonly ink?: Colour;
  readonly ground?: Colour;
};

/** The rims of the letters of a line whose foot is at `y`. */
function edgesOf(text: string, x: number, y: number, size: number): Edge[] {
  const font = create(
    unpackWoff(readFileSync('node_modules/@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff')),
  );
  if (!('layout' in font)) throw new Error('no font');
  return outlineOf(font, text, x, y, size);
}
