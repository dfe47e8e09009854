import 'server-only';
import sharp, { type Sharp } from 'sharp';
import { type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from '@/lib/platform/turnstile';
import { keptSideMax, type PhotoFormat, type PhotoProblem, photoPixelsMax } from './model';

// libvips reads dozens of formats; each is a parser of hostile bytes that we do not need. Three stay.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

const secondsMax = 15;
// A decoded photograph is up to 200 MB: two at once, and enough places for a desk of photos dropped together.
const decode = turnstile(2, 60);
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
export async function preparePhoto(bytes: Uint8Array): Promise<Result<PreparedPhoto, PhotoProblem>> {
  try {
    return await decode(async () => ({ ok: true, value: await reencode(bytes) }));
  } catch (error) {
    return explain(error);
  }
}

async function reencode(bytes: Uint8Array): Promise<PreparedPhoto> {
  const kept = await open(bytes)
    .autoOrient()
    .resize({ width: keptSideMax, height: keptSideMax, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 88, effort: 3 })
    .timeout({ seconds: secondsMax })
    .toBuffer({ resolveWithObject: true });
  const tiny = open(kept.data).resize({ width: 12, height: 12, fit: 'inside' });
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

/** One size of a kept picture, never larger than it is. Throws `TurnstileFull` under load. */
export function makeSize(kept: Uint8Array, width: number, format: PhotoFormat): Promise<Uint8Array> {
  return resize(() => encode(open(kept).resize({ width, withoutEnlargement: true }), format).toBuffer());
}

function encode(picture: Sharp, format: PhotoFormat): Sharp {
  const timed = picture.timeout({ seconds: secondsMax });
  switch (format) {
    case 'avif':
      return timed.avif({ quality: 52, effort: 3 });
    case 'webp':
      return timed.webp({ quality: 74, effort: 4 });
    case 'jpg':
      return timed.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true });
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: photoPixelsMax, pages: 1, unlimited: false });
}

/** libvips tells what went wrong only in words. */
function explain(error: unknown): Refusal<PhotoProblem> {
  if (error instanceof TurnstileFull) return refuse('busy');
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit|too large/i.test(words)) return refuse('too_many_pixels');
  return refuse(/unsupported image format/i.test(words) ? 'not_an_image' : 'broken_image');
}
