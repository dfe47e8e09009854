import { blend, type Colour, hex } from '../colour';
import { cloud, noise, smooth } from '../noise';
import { cell } from '../random';

/** What is printed at a place: x from -0.5 to 0.5 of the width, y from -0.67 to 0.67 upwards; null leaves paper. */
export type Art = (x: number, y: number) => Colour | null;

const inside = (distance: number): boolean => distance < 0;
const rough = (x: number, y: number, seed: number): number => 0.003 * noise(x * 60, y * 60, seed);

const [ochre, rust, rose] = ['#d29a3a', '#a4502c', '#d39a90'].map(hex) as [Colour, Colour, Colour];

/** Overlapping discs; where inks lie over each other they multiply. */
export const threeSuns: Art = (x, y) => {
  let ink: Colour | null = null;
  for (const [cx, cy, r, colour] of [
    [-0.09, 0.2, 0.2, ochre],
    [0.1, 0.02, 0.2, rust],
    [-0.06, -0.2, 0.2, rose],
  ] as const)
    if (inside(Math.hypot(x - cx, y - cy) - r + rough(x, y, cx))) {
      const under: Colour = ink ?? [1, 1, 1];
      ink = [under[0] * colour[0] * 1.05, under[1] * colour[1] * 1.05, under[2] * colour[2] * 1.05];
    }
  return ink;
};

/** Ridges behind ridges, paler as they go. */
export const blueHills: Art = (x, y) => {
  if (Math.abs(x) > 0.38 || Math.abs(y) > 0.52) return null;
  for (let ridge = 0; ridge < 7; ridge++) {
    const line =
      -0.36 +
      ridge * 0.085 +
      (0.05 + 0.012 * ridge) * noise(x * (3.4 - ridge * 0.25) + ridge * 7.3, 1, ridge) +
      0.012 * noise(x * 14, ridge, 5);
    if (y < line) return blend(hex('#1d3557'), hex('#c3d2da'), ridge / 6.4);
  }
  return hex('#e7e4da');
};

/** White on Prussian blue: a fern laid on coated paper. */
export const fern: Art = (x, y) => {
  const edge =
    Math.max(Math.abs(x) - 0.4, Math.abs(y) - 0.55) + 0.012 * noise(x * 12, y * 12, 1) + 0.01 * noise(x * 40, y * 3, 6);
  if (edge > 0) return null;
  const blue = blend(hex('#143a66'), hex('#0d2a50'), 0.5 + cloud(x * 4, y * 4, 2, 3));
  const stem = (y + 0.47) / 0.94;
  if (stem < 0 || stem > 1) return blue;
  const bend = 0.08 * Math.sin(stem * 2.4) - 0.03;
  const side = x - bend;
  const pale: Colour = [0.75, 0.8, 0.82];
  if (Math.abs(side) < 0.0065 * (1.2 - stem)) return pale;
  const reach = 0.3 * Math.sin(Math.PI * Math.min(1, stem * 0.93 + 0.08)) ** 0.8;
  const along = Math.abs(side) / Math.max(0.02, reach);
  if (along > 1) return blue;
  const pitch = 0.037;
  const slope = stem * 0.94 - Math.abs(side) * 0.55 + (side > 0 ? pitch / 2 : 0);
  const leaf = Math.floor(slope / pitch);
  const off = Math.abs(slope / pitch - leaf - 0.5) * 2;
  const teeth = 0.72 + 0.28 * Math.abs(Math.sin(Math.abs(side) * 190));
  const width = 0.74 * (1 - along) ** 0.6 * teeth;
  return off < width && along < 0.75 + 0.3 * cell(leaf, side > 0 ? 1 : 0)
    ? blend(pale, blue, 0.12 + 0.35 * along)
    : blue;
};

/** Shapes cut with scissors in four inks. */
export const cutLeaves: Art = (x, y) => {
  const inks = ['#2f5a41', '#d9694c', '#d8a132', '#24262b'].map(hex);
  for (let index = 8; index >= 0; index--) {
    const cx = ((index % 3) - 1) * 0.25 + 0.04 * (cell(index, 3) - 0.5);
    const cy = (Math.floor(index / 3) - 1) * 0.33 + 0.04 * (cell(index, 4) - 0.5);
    const turn = cell(index, 5) * 6.28;
    const px = (x - cx) * Math.cos(turn) + (y - cy) * Math.sin(turn);
    const py = -(x - cx) * Math.sin(turn) + (y - cy) * Math.cos(turn);
    const angle = Math.atan2(py, px);
    const lobes = 4 + (index % 3) * 2;
    const r = 0.1 + 0.058 * Math.sin(angle * lobes + 0.4 * Math.sin(angle * 2)) + 0.016 * Math.sin(angle + index);
    if (Math.hypot(px, py) < r + rough(x, y, index)) return inks[index % 4] as Colour;
  }
  return null;
};

/** A vase in a few brush strokes. */
export const lineVessel: Art = (x, y) => {
  const profile = (h: number): number => 0.06 + 0.17 * Math.sin(Math.PI * smooth(0, 1, h * 1.04) ** 0.85) ** 1.3;
  const h = (y + 0.36) / 0.66;
  const ink: Colour = [0.02, 0.02, 0.022];
  const thick = 0.009 + 0.006 * noise(y * 6, 2, 1);
  if (h > 0 && h < 1) {
    const edge = profile(h) + 0.004 * noise(y * 9, 4, 1);
    const dry = noise(x * 90, y * 12, 3) > 0.34 + 0.3 * Math.sin(h * 6);
    if (Math.abs(x + edge) < thick || (Math.abs(x - edge) < thick * 1.4 && h > 0.04)) return dry ? null : ink;
  }
  const lip = Math.abs(Math.hypot(x / 0.075, (y - 0.305) / 0.02) - 1);
  if (lip < 0.16) return ink;
  if (Math.abs(y + 0.36 + 0.01 * noise(x * 7, 2, 2)) < 0.007 && Math.abs(x) < 0.1) return ink;
  const twig = x - 0.02 - (y - 0.3) * 0.35 - 0.02 * Math.sin(y * 16);
  return y > 0.3 && y < 0.55 && Math.abs(twig) < 0.005 ? ink : null;
};

/** Nested arches. */
export const archways: Art = (x, y) => {
  const inks = ['#b9694a', '#e0b8a4', '#8c4a35', '#ead9c4', '#cf8d6c'].map(hex);
  for (const [index, [cx, base, size]] of (
    [
      [-0.16, -0.42, 0.2],
      [0.19, -0.42, 0.17],
      [0.02, 0.06, 0.24],
    ] as const
  ).entries()) {
    const py = y - base;
    if (py < 0) continue;
    const rise = size * (index === 2 ? 0.7 : 1.1);
    const d = py < rise ? Math.abs(x - cx) : Math.hypot(x - cx, py - rise);
    if (d < size + rough(x, y, index)) return inks[(Math.floor((1 - d / size) * 5) + index) % 5] as Colour;
  }
  return null;
};

/** A moon and its road on the water. */
export const nightSea: Art = (x, y) => {
  if (Math.abs(x) > 0.39 || Math.abs(y) > 0.54) return null;
  const black: Colour = [0.016, 0.017, 0.021];
  const silver: Colour = [0.5, 0.51, 0.5];
  if (Math.hypot(x - 0.02, y - 0.28) < 0.115 + rough(x, y, 2))
    return blend(silver, [0.36, 0.37, 0.37], 0.5 + cloud(x * 14, y * 14, 1, 3));
  if (y > 0.02) return blend(black, [0.045, 0.047, 0.055], smooth(0.02, 0.5, y));
  const road = Math.abs(x - 0.02) - 0.05 - 0.16 * (0.02 - y);
  const wave = noise(x * 5, y * 46 + 3, 1) + 0.5 * noise(x * 13, y * 90, 4);
  return wave > 0.12 + 5 * Math.max(0, road) + 0.25 * smooth(0, 0.5, -y) ? silver : [0.028, 0.03, 0.036];
};

/** Nine squares, each divided another way; wood grain in the flats. */
export const gridStudy: Art = (x, y) => {
  const inks = ['#c8452f', '#e0b04a', '#2c5066', '#e6dcc8', '#2b2a2b', '#7f9a7a'].map(hex);
  const [size, gap] = [0.235, 0.026];
  const column = Math.round(x / (size + gap));
  const row = Math.round(y / (size + gap));
  if (Math.abs(column) > 1 || Math.abs(row) > 1) return null;
  const px = (x - column * (size + gap)) / size + 0.5;
  const py = (y - row * (size + gap)) / size + 0.5;
  if (px < 0 || px > 1 || py < 0 || py > 1) return null;
  const index = (row + 1) * 3 + column + 1;
  const cut = [
    px > py,
    Math.hypot(px - 0.5, py - 0.5) < 0.42,
    py > 0.5,
    px + py > 1,
    px > 0.5 !== py > 0.5,
    Math.hypot(px, py) < 0.86,
    px < 0.33,
    Math.abs(px - 0.5) + Math.abs(py - 0.5) < 0.46,
    Math.hypot(px - 1, py) < 0.92,
  ][index] as boolean;
  const ink = inks[(index * 2 + (cut ? 1 : 4)) % 6] as Colour;
  const grain = 0.1 * noise(px * 3, py * 46, index) + 0.06 * noise(px * 9, py * 110, index);
  return noise(px * 30, py * 200, index) > 0.55
    ? null
    : [ink[0] * (1 + grain), ink[1] * (1 + grain), ink[2] * (1 + grain)];
};

/** Sand and shadow. */
export const dunes: Art = (x, y) => {
  if (Math.abs(x) > 0.39 || Math.abs(y) > 0.54) return null;
  for (let crest = 0; crest < 5; crest++) {
    const line = -0.34 + crest * 0.14 + 0.15 * noise(x * (1.9 - crest * 0.16) + crest * 4.1, 3, crest * 1.7);
    if (y > line) continue;
    const slope =
      noise((x + 0.03) * (1.9 - crest * 0.16) + crest * 4.1, 3, crest * 1.7) -
      noise((x - 0.03) * (1.9 - crest * 0.16) + crest * 4.1, 3, crest * 1.7);
    const shade = smooth(-0.05, 0.06, slope + 0.35 * (line - y) - 0.02);
    const ripple = 0.05 * Math.sin((y * 260 + 14 * noise(x * 5, y * 5, crest)) * (1 - crest * 0.12));
    const lit = blend(hex('#b06a3c'), hex('#e6b57c'), shade + ripple);
    return blend(lit, hex('#e9cdaa'), crest * 0.13);
  }
  return blend(hex('#efdcbf'), hex('#d9cdb9'), smooth(0.1, 0.54, y));
};
