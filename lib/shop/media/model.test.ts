import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileProblem,
  isPhotoKey,
  keptPlace,
  photoBytesMax,
  photoFormats,
  photoKey,
  sizePlace,
  sizesPlace,
} from './model';

const twentyBytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
const head = (...bytes: (number | string)[]) =>
  Uint8Array.from(
    bytes.flatMap((one) => (typeof one === 'string' ? [...one].map((letter) => letter.charCodeAt(0)) : [one])),
  );

describe('a picture’s key', () => {
  it('writes its 160 bits without losing one: two different ones never share a key', () => {
    fc.assert(
      fc.property(twentyBytes, twentyBytes, (one, other) => {
        expect(isPhotoKey(photoKey(one))).toBe(true);
        expect(photoKey(one) === photoKey(other)).toBe(one.every((byte, index) => byte === other[index]));
      }),
    );
  });

  it.each([
    '',
    '../../etc/passwd',
    'a'.repeat(31),
    'a'.repeat(33),
    `${'a'.repeat(31)}/`,
    `${'a'.repeat(31)}.`,
    'A'.repeat(32),
    `${'a'.repeat(32)}\n`,
    `${'a'.repeat(31)}\u0000`,
    '٠'.repeat(32),
  ])('is not %j', (text) => {
    expect(isPhotoKey(text)).toBe(false);
  });

  it('names places that lie apart: no picture’s size is another’s, or the kept one', () => {
    fc.assert(
      fc.property(
        twentyBytes,
        twentyBytes,
        fc.integer({ min: 1, max: 4000 }),
        fc.constantFrom(...photoFormats),
        (a, b, width, format) => {
          const [one, other] = [photoKey(a), photoKey(b)];
          fc.pre(one !== other);
          expect(sizePlace(one, width, format).startsWith(sizesPlace(one))).toBe(true);
          expect(sizePlace(one, width, format).startsWith(sizesPlace(other))).toBe(false);
          expect(keptPlace(one).startsWith('sizes/')).toBe(false);
        },
      ),
    );
  });
});

describe('a file that comes in', () => {
  it.each([
    ['a JPEG', head(0xff, 0xd8, 0xff, 0xe0)],
    ['a PNG', head(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a)],
    ['a WebP', head('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
  ])('that begins like %s may be looked at', (_, bytes) => {
    expect(fileProblem(bytes)).toBeNull();
  });

  it.each([
    ['nothing', head(), 'file_empty'],
    ['an SVG', head('<svg xmlns='), 'not_an_image'],
    ['a GIF', head('GIF89a'), 'not_an_image'],
    ['a sound in RIFF', head('RIFF', 1, 2, 3, 4, 'WAVEfmt '), 'not_an_image'],
    ['a page', head('<!doctype html>'), 'not_an_image'],
    ['half a signature', head(0xff, 0xd8), 'not_an_image'],
    ['a PNG sent as text', head(0x89, 'PNG', 0x0a, 0x1a, 0x0a), 'not_an_image'],
    ['a JPEG behind a space', head(' ', 0xff, 0xd8, 0xff), 'not_an_image'],
  ])('that is %s is refused', (_, bytes, problem) => {
    expect(fileProblem(bytes)).toBe(problem);
  });

  it('may weigh as much as the limit and not a byte more', () => {
    const jpeg = new Uint8Array(photoBytesMax + 1);
    jpeg.set([0xff, 0xd8, 0xff]);
    expect(fileProblem(jpeg.subarray(0, photoBytesMax))).toBeNull();
    expect(fileProblem(jpeg)).toBe('file_too_big');
  });

  it('is judged without failing, whatever its bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => fileProblem(bytes) !== undefined));
  });
});
