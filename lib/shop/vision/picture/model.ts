/**
 * A picture somebody shows us in order to find something: what may come in, what it becomes, why it is refused.
 *
 * Invariants
 * - It lives in memory for one call: neither its bytes nor its pixels, name or camera data are stored, cached or logged.
 * - What decoding may cost is known from the header alone, before a pixel is decoded.
 * - A format moves, is interlaced or is coded in many scans only as far as that cost allows.
 */

/** A decoded picture: sRGB, three bytes a pixel, row by row, turned upright, what was transparent on white. */
export type OpenPicture = { readonly width: number; readonly height: number; readonly rgb: Buffer };

/** Part of a picture in its own pixels: whole numbers, never empty, never outside. */
export type PictureBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Why a picture is not opened; `errors.<code>` in the catalogue says what to do instead. */
export type PictureFault =
  | 'picture_empty'
  | 'picture_heavy'
  | 'not_a_picture'
  | 'picture_kind'
  | 'picture_heic'
  | 'picture_animated'
  | 'picture_large'
  | 'picture_small'
  | 'picture_blank'
  | 'picture_broken'
  | 'picture_slow'
  | 'busy';

/** The kinds that are decoded. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** What a header says. `passes`: scans of a JPEG, 3 for an interlaced PNG, else 1. */
export type PictureHeader = {
  readonly kind: PictureKind;
  /** 0 by 0 where the header is read by the decoder itself (AVIF, WebP). */
  readonly width: number;
  readonly height: number;
  readonly passes: number;
};

/** A picture may weigh this many bytes, as a photograph of a shop may. */
export const shownBytesMax = 10 * 1024 * 1024;

/** The shorter side has at least this many pixels: less shows nothing that could be found. */
export const shownSideMin = 32;

/** The longer side of an opened picture: enough for a barcode across a sixth of it, and for the letters of a label. */
export const openedSideMax = 1280;

/** Milliseconds after which a picture is given up, whatever it is. */
export const openMsMax = 900;

/** Pixels that are decoded at most, by kind: each takes one core half a second or less, measured, at one pass. */
const pixelsMax: Record<PictureKind, number> = {
  jpeg: 50_000_000,
  png: 50_000_000,
  webp: 24_000_000,
  gif: 20_000_000,
  avif: 5_000_000,
};

/** Passes over all pixels that are free: a progressive photograph of 12 megapixels has ten, and a third of a second. */
const passedPixelsMax = 200_000_000;

/** How many pixels of a kind are decoded at most. */
export function pixelsAllowed(kind: PictureKind): number {
  return pixelsMax[kind];
}

/** What is wrong with a picture of this header, null when it may be decoded. */
export function headerFault(header: PictureHeader): 'picture_large' | 'picture_small' | null {
  const pixels = header.width * header.height;
  if (pixels === 0) return null;
  if (pixels > pixelsMax[header.kind]) return 'picture_large';
  if (header.passes > 1 && pixels * header.passes > passedPixelsMax) return 'picture_large';
  return Math.min(header.width, header.height) < shownSideMin ? 'picture_small' : null;
}

/** Each how many pixels one is looked at. */
const blankStep = 7;

/**
 * Tells whether a picture shows nothing: one colour with hardly a pixel in a thousand beside it (an empty page), or a
 * darkness in which only the sensor speaks (a finger on the lens).
 */
export function isBlank(picture: OpenPicture): boolean {
  const { rgb } = picture;
  const pixels = rgb.length / 3;
  const counts = [0, 1, 2].map(() => new Uint32Array(256));
  let seen = 0;
  for (let pixel = 0; pixel < pixels; pixel += blankStep, seen += 1) {
    for (let part = 0; part < 3; part += 1) {
      const count = counts[part];
      const value = rgb[pixel * 3 + part] ?? 0;
      if (count) count[value] = (count[value] ?? 0) + 1;
    }
  }
  const beside = (count: Uint32Array, from: number, to: number) =>
    count.reduce((sum, one, value) => (value < from || value > to ? sum + one : sum), 0);
  const few = Math.max(1, seen / 1000);
  return counts.every((count) => {
    const most = medianOf(count, seen);
    return beside(count, most - 10, most + 10) < few || beside(count, 0, 26) < few;
  });
}

function medianOf(count: Uint32Array, seen: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value += 1) {
    sum += count[value] ?? 0;
    if (sum * 2 >= seen) return value;
  }
  return 255;
}
