import { describe, expect, it } from 'vitest';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { photosMax } from '@/lib/shop/drafts/model';
import { addPhotos } from './add-photos';

/** A product with pictures, and how its owner puts more to it. */
async function aWorld(pictures: number) {
  const owner = await aPerson();
  const { id: page } = await aPage({ owner: owner.personId });
  const made = await aProduct(page, { pictures });
  const add = (photos: Id<'media'>[]) => addPhotos(owner, { page, product: made.id, photos });
  const shown = async () => (await productForOwner(owner, page, made.id))?.photos.map((photo) => photo.id);
  return { page, made, add, shown };
}

describe('photos put to a product', () => {
  it('come behind those it has, each once', async () => {
    const { page, made, add, shown } = await aWorld(2);
    const fresh = [await aPicture(page), await aPicture(page)];
    expect(await add([...fresh, ...made.media, ...fresh])).toEqual({ ok: true, value: null });
    expect(await shown()).toEqual([...made.media, ...fresh]);
  });

  it('sent several times at once are all there', async () => {
    const { page, add, shown } = await aWorld(0);
    const fresh = await Promise.all([1, 2, 3, 4].map(() => aPicture(page)));
    await Promise.all(fresh.map((photo) => add([photo])));
    expect(new Set(await shown())).toEqual(new Set(fresh));
  });

  it('are refused whole when together they are too many', async () => {
    const { page, made, add, shown } = await aWorld(photosMax - 1);
    expect(await add([await aPicture(page), await aPicture(page)])).toEqual({ ok: false, code: 'photos_max' });
    expect(await shown()).toEqual(made.media);
  });

  it('must be the page’s own', async () => {
    const { made, add, shown } = await aWorld(1);
    const { id: other } = await aPage();
    for (const photo of [await aPicture(other), newId('media')]) {
      expect(await add([photo])).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await shown()).toEqual(made.media);
  });
});
