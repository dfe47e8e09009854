import type { Voice } from '@/lib/platform/voice';
import { type CollectionView, spoken } from '@/lib/shop/collections/model';
import type { Preview } from '@/lib/shop/descriptions/preview/model';
import type { PageView } from '@/lib/shop/pages/queries';

/** What is drawn where a collection is shared: its picture or the page's, its title, whose it is. */
export function previewOfCollection(collection: CollectionView, page: PageView, voice: Voice): Preview {
  const photo = collection.media ?? page.cover ?? page.logo;
  const title = spoken(collection.title, voice.locale).text;
  return { side: voice.dir, above: page.name, title, below: '', mark: voice.t('common.souk'), photo };
}
