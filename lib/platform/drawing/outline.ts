import type { Font } from 'fontkit';
import type { Edge, Point } from './fill';

/** Points a curve is drawn with. */
const curvePoints = 6;

/** A run is shaped whole, in the order its face wants it. */
const features = ['kern'];

/** How wide letters of a face are at a size in pixels. */
export function widthOfLetters(font: Font, text: string, size: number): number {
  return (font.layout(text, features).advanceWidth * size) / font.unitsPerEm;
}

/** The outlines of letters of a face that stand on the line `y`, from `x` to the right. No letter is ever markup here. */
export function outlineOf(font: Font, text: string, x: number, y: number, size: number): Edge[] {
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text, features);
  const edges: Edge[] = [];
  let [left, foot] = [x, y];
  glyphs.forEach((glyph, at) => {
    const { xOffset = 0, yOffset = 0, xAdvance = 0, yAdvance = 0 } = positions[at] ?? {};
    const place = (right: number, up: number): Point => [
      left + (xOffset + right) * scale,
      foot - (yOffset + up) * scale,
    ];
    edges.push(...edgesOf(glyph.path.commands, place));
    left += xAdvance * scale;
    foot -= yAdvance * scale;
  });
  return edges;
}

type Command = { readonly command: string; readonly args: readonly number[] };

/** A path as straight pieces; every part of it is closed. */
export function edgesOf(commands: readonly Command[], place: (right: number, up: number) => Point): Edge[] {
  const edges: Edge[] = [];
  let [first, last]: [Point, Point] = [place(0, 0), place(0, 0)];
  const to = (point: Point) => {
    edges.push([last, point]);
    last = point;
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') first = last = place(a, b);
    else if (command === 'lineTo') to(place(a, b));
    else if (command === 'quadraticCurveTo') curve([last, place(a, b), place(c, d)]).forEach(to);
    else if (command === 'bezierCurveTo') curve([last, place(a, b), place(c, d), place(e, f)]).forEach(to);
    else if (command === 'closePath') to(first);
  }
  return edges;
}

/** A Bézier curve of any degree as points on it, by de Casteljau; the first is left out. */
function curve(held: readonly Point[]): Point[] {
  return Array.from({ length: curvePoints }, (_, at) => pointOn(held, (at + 1) / curvePoints));
}

function pointOn(held: readonly Point[], t: number): Point {
  const [only, second] = held;
  if (!only) return [0, 0];
  if (!second) return only;
  const nearer = held.slice(1).map((point, at): Point => {
    const before = held[at] ?? point;
    return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t];
  });
  return pointOn(nearer, t);
}
