import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '@/lib/platform/drawing/canvas';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from '@/lib/shop/media/model';
import { drawPreview } from './draw-preview';
import type { Preview } from './model';
import { stampPreview } from './stamp-preview';

const key = 'p'.repeat(32);
const lamp: Preview = {
  side: 'ltr',
  above: 'Cedar & Co',
  title: 'Brass lamp',
  below: 'from $120.00',
  mark: 'Souk',
  photo: { key, focalX: 50, focalY: 50 },
};

beforeAll(async () => {
  const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#0000ff' } });
  await (await fileStore()).put(keptPlace(key), await photo.webp().toBuffer(), 'image/webp');
});

/** The pixels of a picture, three bytes each, row by row. */
const pixelsOf = (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });

/** The first and last column in which something darker than the ground stands. */
async function inked(bytes: Uint8Array): Promise<[first: number, last: number]> {
  const { data, info } = await pixelsOf(bytes);
  const columns: number[] = [];
  for (let x = 0; x < info.width; x += 1) {
    for (let y = 0; y < info.height; y += 1) if ((data[(y * info.width + x) * 3] ?? 255) < 120) columns.push(x);
  }
  return [Math.min(...columns), Math.max(...columns)];
}

async function written(text: string, side: 'ltr' | 'rtl', linesMax = 1): Promise<Uint8Array> {
  const canvas = new Canvas(600, 200, [255, 255, 255]);
  canvas.words({ text, left: 20, top: 20, width: 560, size: 60, weight: 600, ink: [0, 0, 0], side, linesMax });
  return canvas.jpeg();
}

describe('a preview', () => {
  it('is a picture of the size that is promised, the photograph where reading ends', async () => {
    for (const [side, at] of [
      ['ltr', 1_100],
      ['rtl', 100],
    ] as const) {
      const { data, info } = await pixelsOf(await drawPreview({ ...lamp, side }));
      expect([info.width, info.height]).toEqual([1200, 630]);
      const [red = 255, , blue = 0] = data.subarray((300 * 1200 + at) * 3, (300 * 1200 + at) * 3 + 3);
      expect([red < 30, blue > 220]).toEqual([true, true]);
    }
  });

  it('is drawn without a picture that is gone', async () => {
    const { info } = await pixelsOf(
      await drawPreview({ ...lamp, photo: { key: 'q'.repeat(32), focalX: 0, focalY: 0 } }),
    );
    expect(info.width).toBe(1200);
  });

  it('is drawn of whatever was typed, however long and in whatever letters', async () => {
    const hostile = [
      '</svg>',
      '&',
      '\u202e',
      '\u200f',
      '😀',
      '\u0000',
      '\ud800',
      'مرحبا',
      'x'.repeat(300),
      '日本',
      '\n',
      '<image href="file:///etc/passwd"/>',
    ];
    const typed = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), { maxLength: 5 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom('ltr', 'rtl'), async (text, side) => {
        const { info } = await pixelsOf(
          await drawPreview({ ...lamp, side, title: text, above: text, below: text, photo: null }),
        );
        expect([info.width, info.height]).toEqual([1200, 630]);
      }),
      { numRuns: 15 },
    );
  });

  it('has a stamp that is another for every other picture and the same for the same', () => {
    const others: Partial<Preview>[] = [
      { side: 'rtl' },
      { above: 'x' },
      { title: 'x' },
      { below: 'x' },
      { mark: 'x' },
      { photo: null },
      { photo: { key, focalX: 51, focalY: 50 } },
    ];
    const stamps = [{}, ...others].map((part) => stampPreview({ ...lamp, ...part }));
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stampPreview({ ...lamp })).toBe(stamps[0]);
    expect(Number.isSafeInteger(Number.parseInt(stamps[0] ?? '', 16))).toBe(true);
  });
});

describe('words', () => {
  it('begin at the side their page is read from', async () => {
    expect((await inked(await written('Lamp', 'ltr')))[0]).toBeLessThan(40);
    expect((await inked(await written('مصباح', 'rtl')))[1]).toBeGreaterThan(560);
  });

  it('in Arabic are joined: a word is narrower than its letters standing alone', async () => {
    const wide = async (text: string) => {
      const [first, last] = await inked(await written(text, 'ltr'));
      return last - first;
    };
    expect(await wide('ببب')).toBeLessThan((await wide('ب\u200cب\u200cب')) * 0.75);
  });

  it('that do not fit end in an ellipsis and inside their box', async () => {
    const bytes = await written('A title that is far too long to stand here whole', 'ltr');
    const [first, last] = await inked(bytes);
    expect([first >= 19, last > 420, last <= 581]).toEqual([true, true, true]);
    // Dots stand at the foot of the line, where no letter is that ends there alone.
    const { data, info } = await pixelsOf(bytes);
    const rows = Array.from({ length: info.height }, (_, y) => y);
    expect(Math.min(...rows.filter((y) => (data[(y * info.width + last - 3) * 3] ?? 255) < 120))).toBeGreaterThan(66);
  });
});
