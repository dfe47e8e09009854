import { newId } from '@/lib/kernel/ids';
import { SaveCollection } from '@/lib/shop/collections/schema';

/** The form of a collection as a browser sends it: by hand, published, called Winter, unless told otherwise. */
export function aCollectionForm(page: string, part: Record<string, unknown> = {}): SaveCollection {
  const said = { kind: 'hand', titleEn: 'Winter', slug: '', seoTitle: '', seoDescription: '', media: '' };
  return SaveCollection.parse({ page, key: newId('collection'), ...said, sort: 'newest', state: 'published', ...part });
}
