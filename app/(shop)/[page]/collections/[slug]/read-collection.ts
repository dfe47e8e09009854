import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import type { CollectionView } from '@/lib/shop/collections/model';
import { collectionBySlug } from '@/lib/shop/collections/queries';
import { type PageView, pageByHandle } from '@/lib/shop/pages/queries';
import { decodedSegment } from '../../[product]/address';

/** The collection at an address as it stands in it, with its page; read once per request, null for none that anybody may see. */
export const readCollection = cache(
  async (handle: string, slug: string): Promise<{ collection: CollectionView; page: PageView } | null> => {
    const actor = await currentActor();
    const page = await pageByHandle(actor, decodedSegment(handle));
    const collection = page && (await collectionBySlug(actor, page.id, decodedSegment(slug)));
    return page && collection ? { collection, page } : null;
  },
);
