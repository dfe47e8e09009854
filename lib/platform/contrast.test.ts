import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourToken, contrastRatio } from './contrast';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** Reads the tokens from the stylesheet itself, so that the test cannot drift from what people see. */
function contrast(front: string, back: string, theme: Theme): number {
  const [one, other] = [colourToken(css, front, theme), colourToken(css, back, theme)];
  if (!one || !other) throw new Error(`${front} or ${back} is not a token`);
  return contrastRatio(one, other);
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
  ['on-accent', 'accent'],
  ['accent', 'paper'],
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

describe('the measure', () => {
  it('agrees with WCAG at its ends', () => {
    expect(contrastRatio([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
    expect(contrastRatio([0.5, 0.1, 30], [0.5, 0.1, 30])).toBe(1);
  });
});

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it.each(text)('%s can be read on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(controls)('%s can be seen on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
