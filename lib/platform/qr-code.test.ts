import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { readMarks } from '@/lib/shop/vision/models/marks.mjs';
import { drawQrCode } from './qr-code';

vi.mock('node:fs/promises', { spy: true });

it('is drawn at the next asking when its program could not be read at the first', async () => {
  vi.mocked(readFile).mockRejectedValueOnce(new Error('too many open files'));
  await expect(drawQrCode('048213')).rejects.toThrow('too many open files');
  expect((await drawQrCode('048213')).size).toBeGreaterThan(20);
});

/** The drawing as a picture, three bytes a pixel, with the quiet border that is its caller's. */
function painted(size: number, path: string): { data: Buffer; side: number } {
  const scale = 8;
  const side = (size + 8) * scale;
  const data = Buffer.alloc(side * side * 3, 255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) {
      const from = ((Number(y) + 4) * scale + row) * side + (Number(x) + 4) * scale;
      data.fill(0, from * 3, (from + scale) * 3);
    }
  }
  return { data, side };
}

it('draws what a reader reads back', async () => {
  for (const code of ['048213', '999999', 'https://souk.example/orders/1']) {
    const { size, path } = await drawQrCode(code);
    const pixels = painted(size, path);
    const [read] = await readMarks(pixels.data, { width: pixels.side, height: pixels.side, turned: false });
    expect(read).toMatchObject({ format: 'QRCode', text: code });
  }
});
