import 'server-only';
import sharp, { type Sharp } from 'sharp';
import { fileKind } from '@/lib/kernel/file-kind';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from './turnstile';

// libvips reads dozens of formats; each is a parser of hostile bytes that we do not need. Three stay for what is kept, and two
// more for what is only looked at: `openPicture` refuses those by their first bytes, as libvips would.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.unblock({ operation: ['VipsForeignLoadNsgifBuffer', 'VipsForeignLoadHeifBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

/** More pixels than this are refused before they are decoded. */
const pixelsMax = 50_000_000;

/** Seconds that work on one picture may take. */
export const pictureSecondsMax = 15;

// A decoded photograph is up to 200 MB: two at once, and enough places for a desk of photos dropped together.
const decode = turnstile(2, 60);

/** Why a picture is not taken: by its bytes, or `busy` under load. */
export type PictureProblem = 'not_an_image' | 'too_many_pixels' | 'broken_image' | 'busy';

/** Opens bytes that nobody vouches for, as JPEG, PNG or WebP alone; nothing is decoded yet. */
export function openPicture(bytes: Uint8Array): Sharp {
  const kind = fileKind(bytes);
  if (kind === null || kind === 'pdf') throw new Error('unsupported image format');
  return openShownPicture(bytes, pixelsMax);
}

/** Opens a picture that is looked at and not kept: GIF (its first frame) and AVIF too. The caller says how many pixels it may have. */
export function openShownPicture(bytes: Uint8Array, pixels: number): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: pixels, pages: 1, unlimited: false });
}

/** Decodes and encodes in turn with all others. Refuses what cannot be read, and `busy` when too much waits. */
export async function decodeInTurn<Value>(work: () => Promise<Value>): Promise<Result<Value, PictureProblem>> {
  try {
    return ok(await decode(work));
  } catch (error) {
    return refuse(problemOf(error));
  }
}

/** libvips tells what went wrong only in words. */
function problemOf(error: unknown): PictureProblem {
  if (error instanceof TurnstileFull) return 'busy';
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit|too large/i.test(words)) return 'too_many_pixels';
  return /unsupported image format/i.test(words) ? 'not_an_image' : 'broken_image';
}
