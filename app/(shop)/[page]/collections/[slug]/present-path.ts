import { currentActor } from '@/lib/platform/auth';
import { presentCollection } from '@/lib/shop/addresses/queries';
import { collectionPath } from '@/lib/shop/collections/model';
import { decodedSegment } from '../../[product]/address';

/** The path, without language, of the collection that stood at an address once; null for what never did. */
export async function presentPath(handle: string, slug: string): Promise<string | null> {
  const now = await presentCollection(await currentActor(), decodedSegment(handle), decodedSegment(slug));
  return now?.slug ? collectionPath(now.handle, now.slug) : null;
}
