import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import { drawnText } from '@/lib/shop/vision/testing/drawn-text';
import { closeEyes, textIn } from './gateway';
import { spell } from './read-text.mjs';

afterAll(closeEyes);

async function opened(png: Buffer): Promise<OpenPicture> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

async function read(png: Buffer, crop?: Parameters<typeof textIn>[1]): Promise<readonly string[]> {
  const lines = await textIn(await opened(png), crop);
  if (!lines.ok) throw new Error(lines.code);
  return lines.value;
}

describe('text on a picture', () => {
  it('is read line by line, the highest letters first', async () => {
    expect(await read(await drawnText(['Blueberry', 'YOGHURT']))).toEqual(
      expect.arrayContaining(['Blueberry', 'YOGHURT']),
    );
    const white = await drawnText(['Kiwi 250'], { ink: [255, 255, 255], ground: [120, 20, 40], size: 90 });
    expect((await read(white)).join(' ')).toMatch(/Kiwi ?250/);
  });

  it.each([-25, -10, 12, 30, 90])('is read turned by %i degrees', async (turned) => {
    const words = await read(await drawnText(['', '', '', 'Blueberry'], { turned, height: 640 }));
    expect(words).toContain('Blueberry');
  });

  it('is read on the part that is meant alone', async () => {
    const label = await drawnText(['Blueberry', 'YOGHURT']);
    expect(await read(label, { left: 0, top: 0, width: 1, height: 0.22 })).toEqual(['Blueberry']);
  });

  it('is none where there is none, and six lines of a page full of it', async () => {
    const plain = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    expect(await read(plain)).toEqual([]);
    const page = Array.from({ length: 24 }, (_, at) => `line ${at} of a long list`);
    const lines = await read(await drawnText(page, { width: 900, height: 1100, size: 30 }));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  it('is looked for in the narrowest and the noisiest picture within five seconds, however busy the machine', async () => {
    await read(await drawnText(['warm']));
    let state = 7;
    const noise = Buffer.from(
      Uint8Array.from({ length: 1280 * 1280 * 3 }, () => {
        state = (state * 48271) % 2147483647;
        return state;
      }),
    );
    // Every second column black: as many pieces as there can be.
    const comb = Buffer.alloc(1280 * 1280 * 3, 255);
    for (let at = 0; at < comb.length; at += 6) comb.fill(0, at, at + 3);
    for (const picture of [
      { width: 1280, height: 1280, rgb: noise },
      { width: 1280, height: 1280, rgb: comb },
      { width: 1280, height: 32, rgb: noise.subarray(0, 1280 * 32 * 3) },
      { width: 32, height: 1280, rgb: noise.subarray(0, 1280 * 32 * 3) },
    ]) {
      const begun = performance.now();
      const lines = await textIn(picture);
      expect(lines.ok).toBe(true);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
    expect(
      await textIn(await opened(await drawnText(['Blueberry'])), { left: 0.5, top: 0.5, width: 0.001, height: 0.001 }),
    ).toMatchObject({ ok: true });
  });
});

describe('steps of a line', () => {
  const letters = ['a', 'b'];
  /** One row for each kind: 0 is a gap, 3 a space. */
  const steps = (kinds: number[], sure = 0.9) =>
    Float32Array.from(kinds.flatMap((kind) => [0, 1, 2, 3].map((one) => (one === kind ? sure : (1 - sure) / 3))));

  it('are spelled: one letter for as long as it lasts, the same again after a gap', () => {
    expect(spell(steps([0, 1, 1, 0, 1, 2, 2, 3, 1, 0]), 4, letters)).toBe('aab a');
    expect(spell(steps([0, 0, 0]), 4, letters)).toBe('');
  });

  it('are nothing when they are guesses', () => {
    expect(spell(steps([1, 2, 1], 0.4), 4, letters)).toBe('');
  });
});
