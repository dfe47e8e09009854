import 'server-only';
import { fileKind } from '@/lib/kernel/file-kind';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PictureHeader } from './model';

/** Why a header is refused. */
type HeaderFault = 'not_a_picture' | 'picture_kind' | 'picture_heic' | 'picture_animated' | 'picture_broken';

/**
 * Reads what a file says of itself, without decoding: its kind by its first bytes (name and declared type are its sender's
 * word), whether it moves, its size where that stands in a fixed place, and how often its pixels are gone over.
 */
export function readHeader(file: Uint8Array): Result<PictureHeader, HeaderFault> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  switch (fileKind(bytes)) {
    case 'jpeg':
      return readJpeg(bytes);
    case 'png':
      return readPng(bytes);
    case 'webp':
      return readWebp(bytes);
    case 'pdf':
      return refuse('not_a_picture');
    case null:
      break;
  }
  if (/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return readGif(bytes);
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return readFtyp(bytes);
  return refuse(isOtherPicture(bytes) ? 'picture_kind' : 'not_a_picture');
}

/** Walks the segments: the frame's size, and how many scans follow, for each goes over every pixel. */
function readJpeg(bytes: Buffer): Result<PictureHeader, HeaderFault> {
  let size: { width: number; height: number } | null = null;
  let passes = 0;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return refuse('picture_broken');
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += marker === 0xff ? 1 : 2;
    else if (marker === 0xd9) break;
    else {
      const length = bytes.readUInt16BE(at + 2);
      if (isFrame(marker) && at + 9 <= bytes.length)
        size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
      at += 2 + length;
      if (marker === 0xda) {
        passes += 1;
        at = endOfScan(bytes, at);
      }
    }
  }
  if (size === null || passes === 0 || size.width * size.height === 0) return refuse('picture_broken');
  return ok({ kind: 'jpeg', ...size, passes });
}

/** SOF0 to SOF15, without the three tables that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function readPng(bytes: Buffer): Result<PictureHeader, HeaderFault> {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return refuse('picture_broken');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width * height === 0) return refuse('picture_broken');
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    if (chunk === 'acTL' && bytes.readUInt32BE(at + 8) !== 1) return refuse('picture_animated');
    if (chunk === 'IDAT') return ok({ kind: 'png', width, height, passes: bytes[28] === 0 ? 1 : 3 });
  }
  return refuse('picture_broken');
}

function readWebp(bytes: Buffer): Result<PictureHeader, HeaderFault> {
  const chunk = bytes.toString('latin1', 12, 16);
  const size = { kind: 'webp', width: 0, height: 0, passes: 1 } as const;
  if (chunk === 'VP8 ' || chunk === 'VP8L') return ok(size);
  if (chunk !== 'VP8X' || bytes.length < 30) return refuse('picture_broken');
  if (((bytes[20] ?? 0) & 0x02) !== 0) return refuse('picture_animated');
  return ok({ ...size, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 });
}

/** Walks the blocks as far as the second picture. */
function readGif(bytes: Buffer): Result<PictureHeader, HeaderFault> {
  if (bytes.length < 14) return refuse('picture_broken');
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (width * height === 0) return refuse('picture_broken');
  let at = 13 + coloursOf(bytes[10] ?? 0);
  let pictures = 0;
  while (at < bytes.length && bytes[at] !== 0x3b && pictures < 2) {
    if (bytes[at] === 0x21) at = afterBlocks(bytes, at + 2);
    else if (bytes[at] === 0x2c) {
      pictures += 1;
      at = afterBlocks(bytes, at + 11 + coloursOf(bytes[at + 9] ?? 0));
    } else break;
  }
  if (pictures === 0 || (pictures === 1 && at > bytes.length)) return refuse('picture_broken');
  return pictures > 1 ? refuse('picture_animated') : ok({ kind: 'gif', width, height, passes: 1 });
}

/** The bytes of a colour table. */
function coloursOf(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The place after a chain of blocks; beyond the file when it has no end. */
function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at < bytes.length ? at + 1 : bytes.length + 1;
}

/** The family of MP4: AVIF is read, AVIF that moves is not, and HEIC needs a licence nobody here has. */
function readFtyp(bytes: Buffer): Result<PictureHeader, HeaderFault> {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = bytes.toString('latin1', 8, end);
  if (brands.startsWith('avis')) return refuse('picture_animated');
  if (brands.includes('avif')) return ok({ kind: 'avif', width: 0, height: 0, passes: 1 });
  if (/^(heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1)/.test(brands)) return refuse('picture_heic');
  return refuse('not_a_picture');
}

/** TIFF and what is built on it, BMP, Photoshop, icons, JPEG XL, JPEG 2000, QOI, DDS. */
const otherHeads = [
  ...['II*\0', 'MM\0*', 'II+\0', 'MM\0+', 'BM', '8BPS', '\0\0\x01\0', '\xff\x0a', '\0\0\0\x0cJXL ', '\0\0\0\x0cjP  '],
  ...['qoif', 'DDS '],
];

/** Pictures that no shopper's camera makes, or that are programs as much as pictures. */
function isOtherPicture(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 600);
  return otherHeads.some((other) => head.startsWith(other)) || isDrawing(head);
}

/** SVG, also behind a declaration and comments. Each is passed once: one expression for all of them tries a row of comments for ever. */
function isDrawing(head: string): boolean {
  let rest = head
    .trimStart()
    .replace(/^<\?xml[^>]*>/i, '')
    .trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^(?:<!DOCTYPE svg|<svg[\s>])/i.test(rest);
}
