import { type HostileFile, hostile } from './hostile-file';
import { end, header, packedText, pixels, pngOf } from './png-parts';
import { animated, ftyp, gif, patched, plain, scene } from './samples';

const jpeg = () => scene().jpeg().toBuffer();
const words = packedText('zTXt', 1000);
const progressive = () => scene().jpeg({ progressive: true }).toBuffer();

/** Files that promise more than they are, or unpack into more than they weigh. */
export const bombs: readonly HostileFile[] = [
  hostile('PNG 60000 x 60000', () => pngOf(header(60_000, 60_000), pixels(9_000_000), end), 'picture_large'),
  hostile('PNG of the largest sides', () => pngOf(header(0x7fffffff, 0x7fffffff), pixels(64), end), 'picture_large'),
  hostile('PNG of negative sides', () => pngOf(header(-1, -1), pixels(64), end), 'picture_large', 'picture_broken'),
  hostile('PNG 1 x 2 billion', () => pngOf(header(1, 0x7fffffff, 8, 0), pixels(64), end), 'picture_large'),
  hostile('PNG of no height', () => pngOf(header(640, 0), pixels(64), end), 'picture_broken'),
  hostile(
    'PNG, interlaced, 7000 x 7000',
    () => pngOf(header(7000, 7000, 8, 0, 1), pixels(49_100_000), end),
    'picture_blank',
    'picture_broken',
    'picture_slow',
  ),
  hostile(
    'PNG, interlaced, 12000 x 12000',
    () => pngOf(header(12_000, 12_000, 8, 2, 1), pixels(64), end),
    'picture_large',
  ),
  hostile(
    'PNG of one bit, 49 megapixels',
    () => pngOf(header(7000, 7000, 1, 0), pixels(6_132_000), end),
    'picture_blank',
    'picture_slow',
  ),
  hostile(
    'PNG of 16 bits, 49 megapixels',
    () => pngOf(header(7000, 7000, 16, 6), pixels(9_000_000), end),
    'picture_broken',
    'picture_slow',
  ),
  hostile(
    'PNG with more pixels than it says',
    () => pngOf(header(40, 40), pixels(9_000_000), end),
    'picture_blank',
    'picture_broken',
  ),
  hostile(
    'PNG with a profile of 30 MB',
    () => pngOf(header(40, 40), packedText('iCCP', 30_000_000), pixels(4840), end),
    'picture_blank',
    'picture_broken',
  ),
  hostile(
    'PNG with a text of 30 MB',
    () => pngOf(header(40, 40), packedText('zTXt', 30_000_000), pixels(4840), end),
    'picture_blank',
    'picture_broken',
  ),
  hostile(
    'PNG with a word of 30 MB',
    () => pngOf(header(40, 40), packedText('iTXt', 30_000_000), pixels(4840), end),
    'picture_blank',
    'picture_broken',
  ),
  hostile(
    'PNG of 9000 texts',
    () => pngOf(header(40, 40), ...Array.from({ length: 9000 }, () => words), pixels(4840), end),
    'picture_blank',
    'picture_broken',
  ),
  hostile('JPEG 65500 x 65500', async () => resized(await jpeg(), 65_500, 65_500), 'picture_large'),
  hostile('JPEG 65535 x 10', async () => resized(await jpeg(), 65_535, 10), 'picture_small'),
  hostile('JPEG of no width', async () => resized(await jpeg(), 0, 120), 'picture_broken'),
  hostile(
    'JPEG that says it is larger',
    async () => resized(await jpeg(), 6000, 6000),
    'picture_broken',
    'picture_blank',
  ),
  hostile('JPEG of 2000 scans', async () => scans(await progressive(), 2000), 'picture_broken', 'opened'),
  hostile(
    'JPEG of 60 scans over 40 megapixels',
    async () => scans(resized(await progressive(), 8000, 5000), 60),
    'picture_large',
  ),
  hostile('WebP canvas of 16384 x 16384', async () => canvas(16_384, 16_384), 'picture_large'),
  hostile('WebP canvas of 16 million', async () => canvas(2 ** 24, 2 ** 24), 'picture_large', 'picture_broken'),
  hostile('GIF of 10,000 frames', () => gif(10_000), 'picture_animated'),
  hostile('GIF of two frames', () => gif(2), 'picture_animated'),
  hostile('GIF 65535 x 65535', () => gif(1, 65_535, 65_535), 'picture_large'),
  hostile('GIF of no size', () => gif(1, 0, 0), 'picture_broken'),
  hostile('AVIF of 5.3 megapixels', () => plain(2800, 1900).avif({ effort: 0 }).toBuffer(), 'picture_large'),
  hostile('animated WebP', async () => (await animated()).webp().toBuffer(), 'picture_animated'),
  hostile('animated GIF', async () => (await animated()).gif().toBuffer(), 'picture_animated'),
  hostile(
    'APNG',
    () => pngOf(header(40, 40), ['acTL', Buffer.from([0, 0, 0, 9, 0, 0, 0, 0])], pixels(4840), end),
    'picture_animated',
  ),
  hostile('AVIF that moves', () => ftyp('avis', 'avis', 'msf1'), 'picture_animated'),
  hostile('eleven megabytes', () => Buffer.alloc(11 * 1024 * 1024, 0xff), 'picture_heavy'),
];

function resized(bytes: Buffer, width: number, height: number): Buffer {
  const at = bytes.findIndex(
    (byte, index) => byte === 0xff && (bytes[index + 1] === 0xc0 || bytes[index + 1] === 0xc2),
  );
  return patched(bytes, at + 5, height >> 8, height & 255, width >> 8, width & 255);
}

/** The last scan, over and over. */
function scans(bytes: Buffer, times: number): Buffer {
  const at = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
  const last = bytes.subarray(at, -2);
  return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: times }, () => last), bytes.subarray(-2)]);
}

function canvas(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write('RIFF\x38\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1');
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}
