import { readFileSync } from 'node:fs';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { VideoTarget } from '@/lib/shop/videos/model';
import { takeVideo } from '@/lib/shop/videos/take-video';

/**
 * Two seconds of a drawn picture with a tone, made for these tests: an MP4 that was held upright, with a place, a device, an address, a
 * chapter and settings in it, its index at its end; and a WebM with a place.
 */
export function aClip(container: 'mp4' | 'webm' = 'mp4'): Buffer {
  return readFileSync(`lib/shop/videos/testing/clip.${container}`);
}

/** The clip with one name within it written over by another of the same length. */
export function aClipWith(from: string, to: string): Buffer {
  return Buffer.from(aClip().toString('latin1').replaceAll(from, to), 'latin1');
}

/** A clip that a product or a post has. */
export async function aKeptVideo(
  owner: PersonActor,
  { page, ...to }: { page: Id<'page'> } & VideoTarget,
  container: 'mp4' | 'webm' = 'mp4',
) {
  const taken = await takeVideo(owner, { page, to }, `clip.${container}`, aClip(container));
  if (!taken.ok) throw new Error(taken.code);
  return taken.value;
}
