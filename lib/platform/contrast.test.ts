import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** Reads a token from the stylesheet itself, so that the test cannot drift from what people see. */
function token(name: string, theme: Theme): [number, number, number] {
  const both = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css);
  const one = new RegExp(`--color-${name}: oklch\\(([^)]+)\\)`).exec(css);
  const text = both ? both[theme === 'light' ? 1 : 2] : one?.[1];
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = (text ?? '').split(' ').map(Number);
  return [lightness, chroma, hue];
}

/** Relative luminance of an OKLCH colour (Björn Ottosson's matrices; WCAG 2.2 weights), clipped to sRGB. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: Theme): number {
  const [one, other] = [luminance(token(front, theme)), luminance(token(back, theme))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const text: [string, string][] = [
  ...['ink', 'muted', 'teal', 'brick'].flatMap((front): [string, string][] => [
    [front, 'paper'],
    [front, 'surface'],
    [front, 'sunken'],
  ]),
  ['on-saffron', 'saffron'],
  ['on-teal', 'teal'],
  ['on-brick', 'brick'],
  ['teal', 'teal-soft'],
  ['brick', 'brick-soft'],
  ['paper', 'ink'],
  ['on-photo', 'shade'],
];
const controls: [string, string][] = [
  ['edge', 'paper'],
  ['edge', 'surface'],
  ['saffron-edge', 'paper'],
  ['saffron-edge', 'surface'],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it.each(text)('%s can be read on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(controls)('%s can be seen on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
