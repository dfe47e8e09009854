import 'server-only';
import type { Sharp } from 'sharp';
import type { Result } from '@/lib/kernel/result';
import { decodeInTurn, openPicture, pictureSecondsMax } from '@/lib/platform/picture';
import { turnstile } from '@/lib/platform/turnstile';
import { keptSideMax, type PhotoFormat, type PhotoProblem } from './model';

const resize = turnstile(2, 400);

/** A photograph made ours: upright, without metadata, at most 2400 pixels long. `colour` is its main one, `#rrggbb`. */
export type PreparedPhoto = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** A data URL of some hundred characters. */
  readonly blur: string;
  readonly colour: string;
};

/** Decodes an untrusted photograph and encodes it again as WebP. Refuses what it cannot read, and `busy` under load. */
export function preparePhoto(bytes: Uint8Array): Promise<Result<PreparedPhoto, PhotoProblem>> {
  return decodeInTurn(() => reencode(bytes));
}

async function reencode(bytes: Uint8Array): Promise<PreparedPhoto> {
  const kept = await openPicture(bytes)
    .autoOrient()
    .resize({ width: keptSideMax, height: keptSideMax, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 88, effort: 3 })
    .timeout({ seconds: pictureSecondsMax })
    .toBuffer({ resolveWithObject: true });
  const tiny = openPicture(kept.data).resize({ width: 12, height: 12, fit: 'inside' });
  const [blur, { dominant }] = await Promise.all([
    tiny.clone().flatten({ background: '#ffffff' }).webp({ quality: 30, effort: 6 }).toBuffer(),
    tiny.stats(),
  ]);
  return {
    bytes: kept.data,
    width: kept.info.width,
    height: kept.info.height,
    blur: `data:image/webp;base64,${blur.toString('base64')}`,
    colour: `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  };
}

const thumbSide = 160;

/** A small square of an untrusted picture, for a look at what would come; nothing of it is kept as a photograph. */
export function makeThumb(bytes: Uint8Array): Promise<Result<Uint8Array, PhotoProblem>> {
  return decodeInTurn(() =>
    encode(
      openPicture(bytes).autoOrient().resize({ width: thumbSide, height: thumbSide, fit: 'cover' }),
      'webp',
    ).toBuffer(),
  );
}

/** An untrusted picture in grey, squeezed into a square: one number for each pixel, row by row from the top. */
export function makeGrey(bytes: Uint8Array, side: number): Promise<Result<Uint8Array, PhotoProblem>> {
  return decodeInTurn(() =>
    openPicture(bytes)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({ width: side, height: side, fit: 'fill' })
      .timeout({ seconds: pictureSecondsMax })
      .raw()
      .toBuffer(),
  );
}

/** The middle square of an untrusted photograph, upright and without metadata, with sides of so many pixels, as WebP to keep. */
export function prepareSquare(bytes: Uint8Array, side: number): Promise<Result<Uint8Array, PhotoProblem>> {
  return decodeInTurn(() =>
    openPicture(bytes)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'cover' })
      .webp({ quality: 88, effort: 3 })
      .timeout({ seconds: pictureSecondsMax })
      .toBuffer(),
  );
}

/** One size of a kept picture, never larger than it is. Throws `TurnstileFull` under load. */
export function makeSize(kept: Uint8Array, width: number, format: PhotoFormat): Promise<Uint8Array> {
  return resize(() => encode(openPicture(kept).resize({ width, withoutEnlargement: true }), format).toBuffer());
}

function encode(picture: Sharp, format: PhotoFormat): Sharp {
  const timed = picture.timeout({ seconds: pictureSecondsMax });
  switch (format) {
    case 'avif':
      return timed.avif({ quality: 52, effort: 3 });
    case 'webp':
      return timed.webp({ quality: 74, effort: 4 });
    case 'jpg':
      return timed.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true });
  }
}
