import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { clusterColours } from './cluster-colours';
import {
  type ColourName,
  colourLook,
  colourName,
  colourNames,
  coloursIn,
  colourWords,
  steadyColourName,
} from './colour-words';
import { findForeground } from './find-foreground';
import type { OpenPicture } from './model';
import { labDistance, labOf, labOfHex } from './oklab';
import { openPicture } from './open-picture';
import { paletteDistance, readColours } from './read-colours';
import { plain } from './testing/samples';

/** A thing of 160 by 120 at (120, 90) on a table of 400 by 300, its left third in another colour. */
async function thing(colour: string, table = '#f4f2ee', third = colour): Promise<OpenPicture> {
  const piece = (background: string, width: number) =>
    ({ create: { width, height: 120, channels: 3, background } }) as const;
  const bytes = await plain(400, 300, table)
    .composite([
      { input: piece(colour, 160), left: 120, top: 90 },
      { input: piece(third, 53), left: 120, top: 90 },
    ])
    .png()
    .toBuffer();
  const opened = await openPicture(bytes);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

const names = async (picture: OpenPicture) => readColours(picture).map(({ lab }) => colourName(lab));

describe('the colours of a thing', () => {
  it.each([
    ['#c8202a', 'red'],
    ['#18284a', 'navy'],
    ['#0d0d0f', 'black'],
    ['#7a4a28', 'brown'],
    ['#2f9a44', 'green'],
    ['#f5d020', 'yellow'],
  ])('%s on a table is %s, and the table is not among them', async (colour, name) => {
    expect(await names(await thing(colour))).toEqual([name]);
    expect(await names(await thing(colour, '#d8dee8'))).toEqual([name]);
  });

  it('come with their shares, the largest first', async () => {
    const palette = readColours(await thing('#1f5fd0', '#ffffff', '#f08020'));
    expect(palette.map(({ lab }) => colourName(lab))).toEqual(['blue', 'orange']);
    expect(palette[0]?.share).toBeGreaterThan(0.55);
    expect(palette.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  it('are those of the part that is asked for', async () => {
    const picture = await thing('#1f5fd0', '#ffffff', '#f08020');
    const [first] = readColours(picture, { left: 122, top: 92, width: 48, height: 110 });
    expect(first && colourName(first.lab)).toBe('orange');
  });

  it('are the same in a dim shop', async () => {
    const bright = await thing('#f5d020');
    const dim = {
      ...bright,
      rgb: await sharp(bright.rgb, { raw: { width: 400, height: 300, channels: 3 } })
        .linear(0.6, 0)
        .raw()
        .toBuffer(),
    };
    expect((await names(dim))[0]).toBe('yellow');
  });

  it('of nothing are none', () => {
    expect(clusterColours([labOf(1, 2, 3)], [0], 5)).toEqual([]);
  });
});

describe('what stands before the background', () => {
  it('is the thing and a little air', async () => {
    const { box, isFound } = findForeground(await thing('#c8202a'));
    expect(isFound).toBe(true);
    expect(box.left).toBeGreaterThan(95);
    expect(box.left).toBeLessThanOrEqual(120);
    expect(box.top).toBeGreaterThan(65);
    expect(box.top + box.height).toBeGreaterThanOrEqual(209);
    expect(box.left + box.width).toBeLessThan(305);
  });

  it('is the whole picture when the edge tells nothing', async () => {
    const rgb = Buffer.from(
      Array.from({ length: 90 * 60 * 3 }, (_, at) => (at % 270 < 135 === (at % 3 === 0) ? 200 : 20)),
    );
    const { box, isFound, weights } = findForeground({ width: 90, height: 60, rgb });
    expect(isFound).toBe(false);
    expect(box).toEqual({ left: 0, top: 0, width: 90, height: 60 });
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });
});

describe('the distance of two palettes', () => {
  const of = (...hexes: readonly string[]) => hexes.map((hex) => ({ lab: labOfHex(hex), share: 1 / hexes.length }));

  it('is none to itself, all to nothing, the same both ways, and grows with what is different', () => {
    const [red, wine, striped] = [of('#d01010'), of('#b01020'), of('#d01010', '#ffffff')];
    expect(paletteDistance(red, red)).toBe(0);
    expect(paletteDistance(red, [])).toBe(1);
    expect(paletteDistance(red, striped)).toBeCloseTo(paletteDistance(striped, red), 9);
    expect(paletteDistance(red, wine)).toBeLessThan(paletteDistance(red, striped));
    expect(paletteDistance(of('#000000'), of('#ffffff'))).toBe(1);
  });
});

describe('a colour that somebody types', () => {
  it.each<[string, readonly ColourName[], string]>([
    ['navy blue dress', ['navy'], 'dress'],
    ['فستان أسود', ['black'], 'فستان'],
    ['حقيبة سَوداء', ['black'], 'حقيبة'],
    ['الحذاء الاحمر', ['red'], 'الحذاء'],
    ['Sky-blue and WHITE shirt', ['blue', 'white'], 'and shirt'],
    ['قميص أزرق غامق', ['navy'], 'قميص'],
    ['redwood table', [], 'redwood table'],
    ['كحلية', ['navy'], ''],
    ['burgundy, off white', ['white', 'red'], ''],
  ])('%s', (text, colours, rest) => expect(coloursIn(text)).toEqual({ colours, rest }));

  it('has a word and a look in both languages, and is found by each of its words', () => {
    for (const name of colourNames) {
      for (const word of [...colourWords(name, 'en'), ...colourWords(name, 'ar')])
        expect(coloursIn(word).colours).toEqual([name]);
      if (name !== 'gold' && name !== 'silver') expect(colourName(colourLook(name))).toBe(name);
    }
  });

  it('is said for sure only where somewhat more or less light does not change it', () => {
    expect(steadyColourName(labOf(200, 30, 36))).toBe('red');
    expect(steadyColourName(labOf(128, 128, 128))).toBe('grey');
    expect(steadyColourName(labOf(16, 16, 18))).toBe('black');
    expect(steadyColourName(labOf(255, 255, 255))).toBe('white');
    // Between white, beige and grey: which of them is a question of the light.
    expect(colourName(labOf(216, 216, 216))).toBe('beige');
    expect(steadyColourName(labOf(216, 216, 216))).toBeNull();
  });

  it('is as far from another as it looks', () => {
    expect(labDistance(labOf(0, 0, 0), labOf(255, 255, 255))).toBeCloseTo(1, 3);
    expect(labOf(255, 0, 0)[0]).toBeCloseTo(0.628, 2);
  });
});
