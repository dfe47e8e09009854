import 'server-only';
import { createHash } from 'node:crypto';
import { ok, type Result } from '@/lib/kernel/result';
import { decodeInTurn, openPicture } from '@/lib/platform/picture';
import { type PreparedPhoto, preparePhoto } from './gateway';
import { keptSideMax, type PhotoProblem, photoBytesMax } from './model';
import { isPlainWebp } from './plain-webp';

/** A picture to keep; `isSame` tells that its bytes are those that came. */
export type KeptImage = Omit<PreparedPhoto, 'colour'> & { readonly isSame: boolean };

/**
 * Takes a picture that was kept before, and comes back as it was: byte for byte, where it is of the form in which pictures are kept, has
 * the hash it is called by and can be decoded to its end. Any other is a photograph like all others, and encoded anew.
 */
export async function keepImage(bytes: Uint8Array, hash: string): Promise<Result<KeptImage, PhotoProblem>> {
  const isOurs = isPlainWebp(bytes) && createHash('sha256').update(bytes).digest('hex') === hash;
  const seen = isOurs && bytes.length <= photoBytesMax ? await decodeInTurn(() => look(bytes)) : null;
  if (seen?.ok && Math.max(seen.value.width, seen.value.height) <= keptSideMax)
    return ok({ bytes, ...seen.value, isSame: true });
  const prepared = await preparePhoto(bytes);
  return prepared.ok ? ok({ ...prepared.value, isSame: false }) : prepared;
}

async function look(bytes: Uint8Array): Promise<{ width: number; height: number; blur: string }> {
  const { width, height } = await openPicture(bytes).metadata();
  // Every row of it is read: what is cut or made to break a decoder ends here.
  await openPicture(bytes).raw().toBuffer();
  const tiny = openPicture(bytes).resize({ width: 12, height: 12, fit: 'inside' }).flatten({ background: '#ffffff' });
  const blur = await tiny.webp({ quality: 30, effort: 6 }).toBuffer();
  return { width, height, blur: `data:image/webp;base64,${blur.toString('base64')}` };
}
