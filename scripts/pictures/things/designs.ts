import { noise } from '../noise';
import { cell } from '../random';

/**
 * What colour of its palette a woven thing has at a place: centimetres from its middle, and half its size.
 * A fraction mixes a colour with the next one.
 */
export type Design = (x: number, y: number, halfWidth: number, halfLength: number) => number;

const wrap = (value: number, period: number): number => ((value % period) + period) % period;
/** Distance to the middle of a repeating unit, 0 in its middle, 0.5 at its edge. */
const fold = (value: number, period: number): number => Math.abs(wrap(value, period) / period - 0.5);

/** Bedouin bands across: palette [red, black, white, dark red]. */
export const sadu: Design = (x, y, _w, h) => {
  if (h - Math.abs(y) < 7) return 1;
  const band = wrap(y + 4, 34);
  if (band < 2 || (band > 13 && band < 15) || band > 32) return 2;
  if (band < 13) {
    const tooth = fold(x, 4.4) * 2;
    const edge = Math.min(band - 2, 13 - band) / 5.5;
    return edge < 0.28 ? 1 : tooth > edge ? 0 : 1;
  }
  if (band < 19) return wrap(x, 3.2) < 1.6 === wrap(band, 2) < 1 ? 2 : 1;
  const diamond = Math.abs(band - 25.5) / 6.5 + fold(x, 11) * 2;
  return diamond < 0.35 ? 2 : diamond < 0.7 ? 3 : diamond < 0.9 ? 1 : 0;
};

/** Thin crossing lines: palette [ground, line]. */
export const lattice =
  (period: number, line: number): Design =>
  (x, y) => {
    const wobble = 0.9 * noise(x * 0.05, y * 0.05, 4.4);
    const a = fold(x + y * 0.62 + wobble, period);
    const b = fold(x - y * 0.62 - wobble, period);
    return Math.min(0.5 - a, 0.5 - b) * period < line ? 1 : 0;
  };

/** Three stripes of border around a field; answers null inside. Palette from `first`. */
function border(x: number, y: number, w: number, h: number, first: number): number | null {
  const inward = Math.min(w - Math.abs(x), h - Math.abs(y));
  if (inward < 2) return first;
  if (inward < 4) return first + 1;
  if (inward < 14) {
    const along = w - Math.abs(x) < h - Math.abs(y) ? y : x;
    const unit = fold(along, 11) * 2;
    const across = Math.abs(inward - 9) / 5;
    const rosette = Math.hypot(unit, across * 0.95);
    if (rosette < 0.22) return first + 1;
    if (rosette < 0.55) return first + 2;
    return rosette < 0.66 ? first + 1 : first;
  }
  if (inward < 16) return first + 1;
  return inward < 17.5 ? first + 2 : null;
}

/** Rows of octagons quartered in two colours, small crosses between them: palette [field, border, light, accent]. */
export const guls: Design = (x, y, w, h) => {
  const edge = border(x, y, w, h, 1);
  if (edge !== null) return edge;
  const [px, py] = [30, 23];
  const gx = wrap(x + px / 2, px) - px / 2;
  const gy = wrap(y + py / 2, py) - py / 2;
  const octagon = (ax: number, ay: number, rx: number, ry: number): number =>
    Math.max(Math.abs(ax) / rx, Math.abs(ay) / ry, (Math.abs(ax) / rx + Math.abs(ay) / ry) * 0.72);
  const d = octagon(gx, gy, 10.5, 7.6);
  if (d < 0.2) return 3;
  if (d < 0.3) return 0;
  if (d < 0.86) {
    const leaf = Math.abs(fold(Math.atan2(gy * 1.4, gx) * 8, 6.2832) - 0.25);
    if (Math.abs(d - 0.58) < 0.11 && leaf < 0.1) return gx * gy > 0 ? 2 : 1;
    return gx * gy > 0 ? 1 : 2;
  }
  if (d < 1) return 3;
  const cx = wrap(x, px) - px / 2;
  const cy = wrap(y, py) - py / 2;
  const cross = octagon(cx, cy, 5, 4);
  if (cross < 0.35) return 3;
  if (cross < 1) return Math.min(Math.abs(cx), Math.abs(cy)) < 0.8 ? 2 : 1;
  return Math.abs(gy) < 0.5 || Math.abs(gx) < 0.5 ? 3 : 0;
};

/** Stripes across in the order of the widths, again and again: palette by position. */
export const stripes =
  (widths: readonly number[]): Design =>
  (_x, y) => {
    const whole = widths.reduce((sum, width) => sum + width, 0);
    let at = wrap(y, whole);
    for (let index = 0; index < widths.length; index++) {
      at -= widths[index] as number;
      if (at < 0) return index;
    }
    return 0;
  };

/** A quiet field with a border of rosettes: palette [field, border, light, accent]. */
export const garden: Design = (x, y, w, h) => {
  const edge = border(x, y, w, h, 1);
  if (edge !== null) return edge;
  const inward = Math.min(w - Math.abs(x), h - Math.abs(y));
  return inward > 20 && inward < 21 ? 2 : 0;
};

/** Free black lines on white that are meant to be straight: palette [white, black]. */
export const berber: Design = (x, y) => {
  const bend = 2.4 * noise(x * 0.03, y * 0.03, 7) + 0.8 * noise(x * 0.11, y * 0.11, 2);
  const zig = Math.abs(wrap(x + bend, 38) - 19) * 0.9;
  const line = Math.abs(wrap(y + zig + bend, 29) - 14.5);
  return line < 0.85 + 0.3 * noise(x * 0.2, y * 0.2, 5) ? 1 : 0;
};

/** A row of nested diamonds up the middle: palette [ground, dark, bright, light]. */
export const diamondRow =
  (period: number): Design =>
  (x, y, w, h) => {
    if (w - Math.abs(x) < 4 || h - Math.abs(y) < 6) return 1;
    if (w - Math.abs(x) < 5.2) return 3;
    const d = Math.abs(x) / (w * 0.78) + fold(y, period) * 2;
    if (d < 0.2) return 3;
    if (d < 0.42) return 1;
    if (d < 0.78) return 2;
    return d < 0.9 ? 3 : 0;
  };

/** A niche for prayer: palette [ground, border, line, niche]. */
export const mihrab: Design = (x, y, w, h) => {
  const edge = border(x, y, w, h, 1);
  const thin = Math.min(w - Math.abs(x), h - Math.abs(y));
  if (thin < 8 && edge !== null) return edge;
  const shoulder = h * 0.34;
  const half = w * 0.62;
  const rise = y - shoulder;
  const arch = rise < 0 ? half : half * Math.max(0, 1 - (rise / (h * 0.42)) ** 1.5);
  const gap = arch - Math.abs(x);
  if (y < -h * 0.86 || gap < 0) return 0;
  if (gap < 1.6 || y < -h * 0.84) return 2;
  const lamp = Math.hypot(x / 4.5, (y - shoulder - 4) / 6);
  return lamp < 1 ? (lamp < 0.65 ? 3 : 2) : 3;
};

/** Diamonds that pass through the whole palette from the middle outwards. */
export const gradedDiamonds =
  (count: number): Design =>
  (x, y, w, h) => {
    if (h - Math.abs(y) < 5) return count - 1;
    const d = fold(x, w) * 2 + fold(y, w * 1.1) * 2;
    return Math.min(count - 1, Math.floor(d * 0.55 * count));
  };

/** Stepped diamonds in a border: palette [ground, dark, mid, light]. */
export const steppedDiamonds: Design = (x, y, w, h) => {
  const inward = Math.min(w - Math.abs(x), h - Math.abs(y));
  if (inward < 5) return 1;
  if (inward < 7) return 3;
  if (inward < 12) return wrap(x + y, 8) < 4 ? 2 : 1;
  if (inward < 14) return 3;
  const step = 4;
  const sx = Math.floor(Math.abs(x) / step) * step;
  const sy = Math.floor(Math.abs(Math.abs(y) - h * 0.45) / step) * step;
  const d = sx * 1.05 + sy;
  if (d < 8) return 3;
  if (d < 20) return 1;
  if (d < 28) return 2;
  if (d < 36) return 3;
  if (d < 44) return 1;
  return wrap(sx, 16) + wrap(sy, 16) < 8 && d > 52 ? 2 : 0;
};

/** Bands that melt into one another, from one end of the palette to the other. */
export const dusk =
  (count: number): Design =>
  (x, y, _w, h) => {
    const place = ((y + h) / (2 * h)) * (count - 1) + 0.22 * noise(x * 0.04, y * 0.2, 3);
    return Math.min(count - 1.001, Math.max(0, place + (cell(Math.floor(x * 3), Math.floor(y * 3), 8) - 0.5) * 0.5));
  };

/** Large squares: palette [one, other]. */
export const squares =
  (size: number): Design =>
  (x, y) => {
    const a = Math.floor((x + 0.5 * noise(y * 0.1, 3, 1)) / size);
    const b = Math.floor((y + 0.5 * noise(x * 0.1, 8, 1)) / size);
    return Math.abs(a + b) % 2;
  };

/** A grid ruled by hand: palette [ground, ink]. */
export const inkGrid: Design = (x, y) => {
  const a = x + 1.2 * noise(x * 0.04, y * 0.04, 2);
  const b = y + 1.2 * noise(x * 0.04, y * 0.04, 9);
  return Math.min(0.5 - fold(a, 17), 0.5 - fold(b, 19)) * 18 < 0.55 + 0.2 * noise(x * 0.3, y * 0.3, 6) ? 1 : 0;
};

/** Rows of arches: palette [ground, arch, inner]. */
export const arches: Design = (x, y, w, h) => {
  if (Math.min(w - Math.abs(x), h - Math.abs(y)) < 4) return 1;
  const row = Math.floor((y + h) / 29);
  const ax = fold(x + (row % 2) * 12, 24) * 24;
  const ay = wrap(y + h, 29) - 4;
  if (ay < 0) return 0;
  const r = ay < 13 ? ax : Math.hypot(ax, ay - 13);
  if (r < 4.2) return 0;
  if (r < 6) return 2;
  return r < 9.6 ? 1 : 0;
};

/** A field with a border of dots: palette [field, dot]. */
export const dots: Design = (x, y, w, h) => {
  const inward = Math.min(w - Math.abs(x), h - Math.abs(y));
  if (inward > 5 && inward < 13) return Math.hypot(fold(x, 6), fold(y, 6)) < 0.22 ? 1 : 0;
  return inward > 14 && inward < 15 ? 1 : 0;
};

/** Nothing but ground. */
export const plain: Design = () => 0;

/** Three shapes of earth colours for a wall: palette [sand, ochre, charcoal, clay]. */
export const hanging: Design = (x, y, w, h) => {
  const wave = 3 * Math.sin(x * 0.09) + 1.2 * noise(x * 0.1, y * 0.02, 4);
  const at = y + wave;
  if (at > h * 0.62) return 0;
  if (Math.hypot(x - w * 0.15, at - h * 0.22) < w * 0.42) return 3;
  if (at > -h * 0.1) return 1;
  if (at > -h * 0.2) return 2;
  return at > -h * 0.62 ? 0 : 3;
};

/** A plaid: threads of the length over threads of the width: palette [ground, light, line]. */
export const plaid =
  (thread: number): Design =>
  (x, y) => {
    const band = (at: number): number => {
      const place = wrap(at, 19);
      if (place < 7) return 0;
      if (place < 8) return 1;
      if (place < 9.4) return 0;
      if (place < 9.9) return 2;
      if (place < 11) return 0;
      return place < 12 ? 1 : place > 15 && place < 18 ? 1 : 0;
    };
    const over = wrap(Math.floor(x / thread / 2) + Math.floor(y / thread / 2), 2) === 0;
    return over ? band(x) : band(y);
  };
