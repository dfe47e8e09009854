import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isBlank, type OpenPicture, openedSideMax } from './model';
import { openPicture } from './open-picture';
import { end, header, pixels, pngOf } from './testing/png-parts';
import { plain, scene } from './testing/samples';

async function opened(bytes: Uint8Array, sideMax?: number): Promise<OpenPicture> {
  const picture = await openPicture(bytes, sideMax);
  if (!picture.ok) throw new Error(picture.code);
  return picture.value;
}

/** The colour at a place given in shares of width and height. */
function at({ width, height, rgb }: OpenPicture, x: number, y: number): number[] {
  const place = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
  return [...rgb.subarray(place, place + 3)];
}

/** Red on the left, blue on the right. */
function halves(width = 160, height = 80) {
  return plain(width, height, '#0000ff').composite([
    { input: { create: { width: width / 2, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
}

const near = (colour: readonly number[], other: readonly number[], by = 12) =>
  colour.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= by);

describe('a picture somebody shows', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('is opened as %s', async (kind) => {
    const picture = await opened(await halves().toFormat(kind, { quality: 90 }).toBuffer());
    expect([picture.width, picture.height, picture.rgb.length]).toEqual([160, 80, 160 * 80 * 3]);
    expect(near(at(picture, 0.2, 0.5), [255, 0, 0])).toBe(true);
    expect(near(at(picture, 0.8, 0.5), [0, 0, 255])).toBe(true);
  });

  it.each([
    [1, 160, 0.1, 0.5],
    [2, 160, 0.9, 0.5],
    [3, 160, 0.9, 0.5],
    [4, 160, 0.1, 0.5],
    [5, 80, 0.5, 0.1],
    [6, 80, 0.5, 0.1],
    [7, 80, 0.5, 0.9],
    [8, 80, 0.5, 0.9],
  ])('stands upright when its camera says %i', async (orientation, width, x, y) => {
    const picture = await opened(await halves().withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer());
    expect(picture.width).toBe(width);
    expect(near(at(picture, x, y), [255, 0, 0])).toBe(true);
  });

  it('is scaled to the side that is asked for, and never made larger', async () => {
    const bytes = await scene(2000, 500).jpeg().toBuffer();
    expect((await opened(bytes)).width).toBe(openedSideMax);
    expect(await opened(bytes, 200)).toMatchObject({ width: 200, height: 50 });
    expect((await opened(await scene(90, 60).png().toBuffer())).width).toBe(90);
  });

  it('has three parts a pixel whether it was grey, of sixteen bits, of a palette, or printed in four inks', async () => {
    const [red, green, blue] = at(
      await opened(
        await sharp(await halves().png().toBuffer())
          .greyscale()
          .png()
          .toBuffer(),
      ),
      0.2,
      0.5,
    );
    expect(red).toBeLessThan(200);
    expect([green, blue]).toEqual([red, red]);
    const deep = await halves().toColourspace('rgb16').png().toBuffer();
    expect(near(at(await opened(deep), 0.2, 0.5), [255, 0, 0])).toBe(true);
    expect(near(at(await opened(await halves().png({ palette: true }).toBuffer()), 0.8, 0.5), [0, 0, 255])).toBe(true);
    const inks = await opened(await halves().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());
    expect(near(at(inks, 0.2, 0.5), [230, 30, 35], 60)).toBe(true);
  });

  it('is brought to sRGB from the colours of a phone screen', async () => {
    const wide = await halves().withIccProfile('p3').png().toBuffer();
    expect(near(at(await opened(wide), 0.2, 0.5), [255, 0, 0], 20)).toBe(true);
  });

  it('lies on white where it was transparent', async () => {
    const glass = sharp({ create: { width: 80, height: 80, channels: 4, background: '#00000000' } });
    const black = { create: { width: 40, height: 80, channels: 3, background: '#000000' } } as const;
    const picture = await opened(
      await glass
        .composite([{ input: black, left: 0, top: 0 }])
        .png()
        .toBuffer(),
    );
    expect(at(picture, 0.9, 0.5)).toEqual([255, 255, 255]);
    expect(at(picture, 0.1, 0.5)).toEqual([0, 0, 0]);
  });

  it('leaves nothing behind: no file, no cache', async () => {
    const before = readdirSync(tmpdir()).sort();
    await opened(await scene(1000, 700).jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer());
    const made = readdirSync(tmpdir()).filter((name) => !before.includes(name));
    expect(made.filter((name) => /vips|sharp/i.test(name))).toEqual([]);
    expect(sharp.cache().memory.max).toBe(0);
    expect(sharp.cache().items.max).toBe(0);
  });
});

describe('a picture that shows nothing', () => {
  it('is blank as an empty page, a lens under a finger, a wall', async () => {
    const page = pngOf(header(200, 100, 8, 0), pixels(100 * 201, 0), end);
    expect(await openPicture(page)).toMatchObject({ ok: false, code: 'picture_blank' });
    expect(await openPicture(await plain(300, 200).jpeg().toBuffer())).toMatchObject({ code: 'picture_blank' });
    const dark = Buffer.from(Array.from({ length: 120 * 90 * 3 }, (_, place) => (place * 7919) % 19));
    expect(isBlank({ width: 120, height: 90, rgb: dark })).toBe(true);
  });

  it('is not blank with a small thing on a white table', async () => {
    const ring = { create: { width: 24, height: 24, channels: 3, background: '#c0a030' } } as const;
    const table = await plain(400, 300, '#ffffff')
      .composite([{ input: ring, left: 180, top: 140 }])
      .png()
      .toBuffer();
    expect((await openPicture(table)).ok).toBe(true);
  });
});
