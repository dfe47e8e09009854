/**
 * Pictures: what may come in, what is kept, under which address it is shown.
 *
 * Invariants
 * - Only a picture that was decoded and encoded again is kept; nothing of the sent file survives but its pixels.
 * - A key is 160 random bits: it tells nothing, is never used twice, and its bytes never change.
 * - A row in the database exists only after its bytes are stored.
 */
import { fileKind } from '@/lib/kernel/file-kind';

/** A photograph may weigh this much; the proxy lets one of this size and its envelope through. */
export const photoBytesMax = 10 * 1024 * 1024;

/** The long side of what is kept: more than any screen of ours shows. */
export const keptSideMax = 2400;

/** What `/media` can answer with; `jpg` is for places that know nothing newer. */
export const photoFormats = ['avif', 'webp', 'jpg'] as const;

/** One of the formats pictures are shown in. */
export type PhotoFormat = (typeof photoFormats)[number];

/** The media type of a format. */
export const photoType: Record<PhotoFormat, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' };

/** Why a photograph is refused. */
export type PhotoProblem =
  | 'file_empty'
  | 'file_too_big'
  | 'not_an_image'
  | 'too_many_pixels'
  | 'broken_image'
  | 'storage_full'
  | 'busy';

const keyForm = /^[0-9a-z]{32}$/;

/** Tells whether `text` has the form of a picture's key. */
export function isPhotoKey(text: string): boolean {
  return keyForm.test(text);
}

/** A key out of 20 random bytes. */
export function photoKey(bytes: Uint8Array): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  let bits = 0n;
  for (const byte of bytes.subarray(0, 20)) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 32 }, (_, place) => alphabet[Number((bits >> BigInt(155 - place * 5)) & 31n)]).join('');
}

/** Where the kept picture of a key lies in storage. */
export function keptPlace(key: string): string {
  return `kept/${key}`;
}

/** Where one size of it lies; all sizes are below `sizesPlace(key)`. */
export function sizePlace(key: string, width: number, format: PhotoFormat): string {
  return `${sizesPlace(key)}${width}.${format}`;
}

/** The folder of all its sizes. */
export function sizesPlace(key: string): string {
  return `sizes/${key}/`;
}

/** Checks weight and first bytes: the name and declared type of a file are its sender's word and not asked. */
export function fileProblem(
  bytes: Uint8Array,
): Extract<PhotoProblem, 'file_empty' | 'file_too_big' | 'not_an_image'> | null {
  if (bytes.length === 0) return 'file_empty';
  if (bytes.length > photoBytesMax) return 'file_too_big';
  const kind = fileKind(bytes);
  return kind === null || kind === 'pdf' ? 'not_an_image' : null;
}
