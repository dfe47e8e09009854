import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { isPlainWebp } from './plain-webp';

const picture = (alpha: number) =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 9, g: 9, b: 9, alpha } } });

/** A WebP with something more in it, and its length told anew. */
function withChunk(webp: Buffer, name: string, body: Buffer): Buffer {
  const chunk = Buffer.alloc(8);
  chunk.write(name, 'latin1');
  chunk.writeUInt32LE(body.length, 4);
  const file = Buffer.concat([webp, chunk, body]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

describe('a WebP of pixels alone', () => {
  let plain: Buffer;
  let seen: Buffer;
  beforeAll(async () => {
    plain = await picture(1).webp().toBuffer();
    seen = await picture(0.5).webp().toBuffer();
  });

  it('is what we keep, with and without what one sees through', () => {
    expect([isPlainWebp(plain), isPlainWebp(seen)]).toEqual([true, true]);
  });

  it('has nothing behind it, in it or about it', async () => {
    const told = await picture(1)
      .withExif({ IFD0: { Copyright: 'her' } })
      .webp()
      .toBuffer();
    const many = await picture(1).png().toBuffer();
    for (const other of [
      ...[Buffer.concat([plain, Buffer.from('more')]), withChunk(plain, 'NOTE', Buffer.from('hers'))],
      ...[
        withChunk(plain, 'EXIF', Buffer.from('hers')),
        plain.subarray(0, plain.length - 2),
        told,
        many,
        Buffer.alloc(0),
      ],
    ])
      expect(isPlainWebp(other)).toBe(false);
  });
});
