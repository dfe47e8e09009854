import 'server-only';
import type { PhotoWidth } from '@/lib/platform/photo-widths';
import { fileStore } from '@/lib/platform/storage';
import { makeSize } from './gateway';
import { keptPlace, type PhotoFormat, photoType, sizePlace, sizesPlace } from './model';

const making = new Map<string, Promise<Uint8Array | null>>();

/**
 * One size of a picture: from storage, or made now and kept. Those who ask for the same size meanwhile wait
 * for the same work; null when there is no such picture. Throws `TurnstileFull` when too much is asked at once.
 */
export async function sizedImage(key: string, width: PhotoWidth, format: PhotoFormat): Promise<Uint8Array | null> {
  const place = sizePlace(key, width, format);
  const store = await fileStore();
  const known = await store.get(place);
  if (known !== null) return known;
  const underway = making.get(place);
  if (underway) return underway;
  const work = make(key, width, format).finally(() => making.delete(place));
  making.set(place, work);
  return work;
}

async function make(key: string, width: PhotoWidth, format: PhotoFormat): Promise<Uint8Array | null> {
  const store = await fileStore();
  const kept = await store.get(keptPlace(key));
  if (kept === null) return null;
  const bytes = await makeSize(kept, width, format);
  await store.put(sizePlace(key, width, format), bytes, photoType[format]);
  // It may have gone meanwhile, and its sizes with it: then this one was not among them.
  if (!(await store.has(keptPlace(key)))) await store.remove(sizesPlace(key));
  return bytes;
}
