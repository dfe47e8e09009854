import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { readMarks } from '@/lib/shop/vision/models/marks.mjs';
import { drawQrCode } from './qr-code';

vi.mock('node:fs/promises', { spy: true });

it('is drawn at the next asking when its program could not be read at the first', async () => {
  vi.mocked(readFile).mockRejectedValueOnce(new Error('too many open files'));
  await expect(drawQrCode('048213')).rejects.toThrow('too many open files');
  expect((await drawQrCode('048213')).size).toBeGreaterThan(20);
});

it('draws what a reader reads back', async () => {
  for (const code of ['048213', '999999', 'https://souk.example/orders/1']) {
    const { size, path } = await drawQrCode(code);
    const side = size + 8;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${side} ${side}" width="${side * 8}" height="${side * 8}">
      <path fill="#fff" d="M-4 -4h${side}v${side}h-${side}z"/><path d="${path}"/></svg>`;
    const { data, info } = await sharp(Buffer.from(drawing)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [read] = await readMarks(data, { width: info.width, height: info.height, turned: false });
    expect(read).toMatchObject({ format: 'QRCode', text: code });
  }
});
