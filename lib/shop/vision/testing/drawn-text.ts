import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import sharp from 'sharp';
import { unpackWoff } from '@/lib/platform/pdf/unpack-woff';

/** Labels drawn for tests, so that what stands on them is known: our own face, its outlines filled here, for no other program need be there. */

type Point = readonly [x: number, y: number];
type Edge = readonly [from: Point, to: Point];
type Colour = readonly [red: number, green: number, blue: number];

/** Points a curve is drawn with, and rows a row of pixels is made of. */
const [curvePoints, finer] = [6, 4];

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
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  const edges: Edge[] = [];
  let left = x;
  glyphs.forEach((glyph, at) => {
    const place = (right: number, up: number): Point => [left + right * scale, y - up * scale];
    let [first, last]: [Point, Point] = [place(0, 0), place(0, 0)];
    const to = (point: Point) => {
      edges.push([last, point]);
      last = point;
    };
    for (const { command, args } of glyph.path.commands) {
      const [a = 0, b = 0, c = 0, d = 0] = args;
      if (command === 'moveTo') first = last = place(a, b);
      else if (command === 'lineTo') to(place(a, b));
      else if (command === 'closePath') to(first);
      else curve(last, place(a, b), place(c, d)).forEach(to);
    }
    left += (positions[at]?.xAdvance ?? 0) * scale;
  });
  return edges;
}

function curve(from: Point, by: Point, to: Point): Point[] {
  return Array.from({ length: curvePoints }, (_, at) => {
    const t = (at + 1) / curvePoints;
    const mix = (axis: 0 | 1) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * by[axis] + t ** 2 * to[axis];
    return [mix(0), mix(1)] as const;
  });
}

/** How much of each pixel lies inside the edges. */
function fill(edges: readonly Edge[], width: number, height: number): Float32Array {
  const covered = new Float32Array(width * height);
  for (let row = 0; row < height * finer; row += 1) {
    const y = (row + 0.5) / finer;
    const crossings = edges
      .filter(([from, to]) => from[1] > y !== to[1] > y)
      .map(([from, to]) => ({
        x: from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]),
        turn: to[1] > from[1] ? 1 : -1,
      }))
      .sort((one, other) => one.x - other.x);
    let inside = 0;
    crossings.forEach(({ x, turn }, at) => {
      inside += turn;
      if (inside !== 0) cover(covered, Math.floor(y) * width, width, x, crossings[at + 1]?.x ?? x);
    });
  }
  return covered;
}

function cover(covered: Float32Array, row: number, width: number, from: number, to: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, to); x += 1) {
    const share = Math.min(x + 1, to) - Math.max(x, from);
    covered[row + x] = Math.min(1, (covered[row + x] ?? 0) + Math.max(0, share) / finer);
  }
}
