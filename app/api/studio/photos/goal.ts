import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { addPhotos } from '@/lib/shop/catalog/add-photos';
import { draftPhotos } from '@/lib/shop/drafts/draft-photos';
import { batchMax } from '@/lib/shop/drafts/model';
import { setPagePhoto } from '@/lib/shop/pages/set-page-photo';
import { addPostPhotos } from '@/lib/shop/posts/add-post-photos';

/** Where the photos of a plain form belong. */
export type Goal = {
  /** The address below the page's studio that shows them there. */
  address: string;
  /** Photos that are read of one form. */
  most: number;
  put(actor: PersonActor, page: Id<'page'>, media: Id<'media'>[]): Promise<Result<unknown, string>>;
};

/** A form names a `product`, a post (`post`) or a `place` of the page (`logo`, `cover`); else each photo makes a draft. */
export function goalOf(form: FormData): Goal {
  const product = parseId('product', form.get('product'));
  const post = parseId('post', form.get('post'));
  const place = form.get('place');
  if (product) {
    const put: Goal['put'] = (actor, page, photos) => addPhotos(actor, { page, product, photos });
    return { address: `products/${product}`, most: batchMax, put };
  }
  if (post) {
    const put: Goal['put'] = (actor, page, photos) => addPostPhotos(actor, { page, post, photos });
    return { address: `updates/${post}`, most: batchMax, put };
  }
  if (place === 'logo' || place === 'cover') {
    const put: Goal['put'] = (actor, page, [media = null]) => setPagePhoto(actor, { page, place, media });
    return { address: 'settings', most: 1, put };
  }
  return {
    address: 'open',
    most: batchMax,
    put: (actor, page, media) => draftPhotos(actor, { page, media, more: false }),
  };
}
