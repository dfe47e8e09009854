import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCard, aDesk, photosOf, productRow, saveCards } from '@/db/testing/desk';
import { aPicture, aProduct } from '@/db/testing/shop';
import { type Id, newId } from '@/lib/kernel/ids';
import { deskOf } from '@/lib/shop/drafts/queries';
import { createDraft, createDrafts } from './create-draft';
import { deleteDrafts } from './delete-drafts';
import { mergeDrafts } from './merge-drafts';
import { saveDrafts } from './save-drafts';
import { setOnePrice } from './set-one-price';
import { setPhotos } from './set-photos';
import { splitDraft } from './split-draft';

describe('photos become drafts', () => {
  it('one each, in order, without a title, a price or a public face', async () => {
    const desk = await aDesk(3);
    const drafts = await deskOf(desk.owner, desk.page);
    expect(drafts.map((draft) => draft.photos.map((photo) => photo.id))).toEqual(desk.media.map((id) => [id]));
    for (const draft of drafts) expect(draft).toMatchObject({ title: '', priceMinor: null, stock: 1, variants: 1 });
  });

  it('once only, however often the photos are sent, also at the same moment', async () => {
    const desk = await aDesk(2);
    const again = () => createDrafts(desk.owner, { page: desk.page, media: [...desk.media, ...desk.media] });
    expect(await Promise.all([again(), again()])).toEqual([
      { ok: true, value: { made: [] } },
      { ok: true, value: { made: [] } },
    ]);
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(2);
  });

  it('makes one empty draft per key, also when sent twice at once', async () => {
    const desk = await aDesk();
    const key = newId('product');
    const twice = await Promise.all([1, 2].map(() => createDraft(desk.owner, { page: desk.page, key })));
    expect(twice).toMatchObject([1, 2].map(() => ({ ok: true, value: { productId: key } })));
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(1);
  });

  it('start on the shelf of the last product that was named', async () => {
    const desk = await aDesk(1);
    await saveCards(desk, { category: 'lighting' });
    await createDrafts(desk.owner, { page: desk.page, media: [await aPicture(desk.page)] });
    const drafts = await deskOf(desk.owner, desk.page);
    expect(drafts[1]?.category).toBe('lighting');
  });
});

describe('merging and splitting', () => {
  it('keep every photo once, whatever is merged and split in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)), { maxLength: 8 }), async (steps) => {
        const desk = await aDesk(4);
        for (const [merge, one, other] of steps) {
          const now = (await deskOf(desk.owner, desk.page)).map((draft) => draft.id);
          const [first, second] = [now[one % now.length], now[other % now.length]];
          if (!first || !second) continue;
          if (merge) await mergeDrafts(desk.owner, { page: desk.page, products: [first, second] });
          else await splitDraft(desk.owner, { page: desk.page, product: first, media: null });
        }
        const shown = (await deskOf(desk.owner, desk.page)).flatMap((draft) => draft.photos.map((photo) => photo.id));
        expect([...shown].sort()).toEqual([...desk.media].sort());
      }),
      { numRuns: 15 },
    );
  });

  it('the first of the merged keeps its place and takes what it lacks', async () => {
    const desk = await aDesk(3);
    const [first, second, third] = desk.products as [Id<'product'>, Id<'product'>, Id<'product'>];
    const drafts = {
      [second]: aCard({ title: 'Tagine', price: '35.50' }),
      [third]: aCard({ title: 'Other', price: '9' }),
    };
    await saveDrafts(desk.owner, { page: desk.page, drafts });
    expect(await mergeDrafts(desk.owner, { page: desk.page, products: [first, third, second] })).toMatchObject({
      ok: true,
    });
    const [only, ...rest] = await deskOf(desk.owner, desk.page);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ id: first, title: 'Other', priceMinor: 900n });
    expect(await photosOf(first)).toEqual([desk.media[0], desk.media[2], desk.media[1]]);
  });

  it('a split photo stands beside its old product, at its price', async () => {
    const desk = await aDesk(2);
    const [first, last] = desk.products as [Id<'product'>, Id<'product'>];
    const extra = await aPicture(desk.page);
    await setPhotos(desk.owner, { page: desk.page, product: first, photos: [desk.media[0] ?? extra, extra] });
    await setOnePrice(desk.owner, { page: desk.page, products: [first], price: '12' });
    const split = await splitDraft(desk.owner, { page: desk.page, product: first, media: extra });
    const made = split.ok ? split.value.made[0] : undefined;
    expect((await deskOf(desk.owner, desk.page)).map((draft) => draft.id)).toEqual([first, made, last]);
    expect(await photosOf(first)).toEqual([desk.media[0]]);
    expect((await deskOf(desk.owner, desk.page))[1]).toMatchObject({ title: '', priceMinor: 1_200n });
    const again = await splitDraft(desk.owner, { page: desk.page, product: first, media: null });
    expect(again).toEqual({ ok: false, code: 'nothing_to_split' });
  });

  it('leave public products alone', async () => {
    const desk = await aDesk(1);
    const open = await aProduct(desk.page, { pictures: 2 });
    const merged = await mergeDrafts(desk.owner, { page: desk.page, products: [desk.products[0] ?? open.id, open.id] });
    expect(merged).toEqual({ ok: false, code: 'not_draft' });
    const split = await splitDraft(desk.owner, { page: desk.page, product: open.id, media: null });
    expect(split).toEqual({ ok: false, code: 'not_draft' });
    await deleteDrafts(desk.owner, { page: desk.page, products: [open.id] });
    expect(await productRow(open.id)).toMatchObject({ state: 'published' });
  });

  it('refuse more photos than a product may have', async () => {
    const desk = await aDesk(21);
    const merged = await mergeDrafts(desk.owner, { page: desk.page, products: desk.products });
    expect(merged).toEqual({ ok: false, code: 'photos_max' });
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(21);
  });
});
