import { eq, inArray, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { media, pageStorage, post, postMedia } from '@/db/schema/shop/page';
import { productMedia, reservation } from '@/db/schema/shop/product';
import { jobsOf } from '@/db/testing/jobs';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { deleteDrafts } from '@/lib/shop/catalog/delete-drafts';
import { setPhotos } from '@/lib/shop/catalog/set-photos';
import { setPagePhoto } from '@/lib/shop/pages/set-page-photo';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { ingestImage } from './ingest-image';
import { keptPlace } from './model';

const roomMax = 2 * 1024 ** 3;
const owner = await aPerson();
const aShop = async () => (await aPage({ owner: owner.personId })).id;
const photograph = sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
  .png()
  .toBuffer();

async function sent(pageId: Id<'page'>) {
  const stored = await ingestImage(owner, pageId, await photograph);
  if (!stored.ok) throw new Error(stored.code);
  return stored.value;
}
const weightOf = async (pageId: Id<'page'>) => {
  const [row] = await ownerDb().select().from(pageStorage).where(eq(pageStorage.pageId, pageId));
  return row?.bytes ?? 0;
};
/** Leaves room for so many bytes more. */
const leave = (pageId: Id<'page'>, room: number) =>
  ownerDb()
    .insert(pageStorage)
    .values({ pageId, bytes: roomMax - room })
    .onConflictDoUpdate({ target: pageStorage.pageId, set: { bytes: roomMax - room } });
const rowsOf = (ids: Id<'media'>[]) => shopDb().select().from(media).where(inArray(media.id, ids));

describe('the room of a page', () => {
  it('is used by what is kept of a photograph, to the byte, and by nothing of another page', async () => {
    const [pageId, other] = [await aShop(), await aShop()];
    const photos = [await sent(pageId), await sent(pageId)];
    const store = await fileStore();
    const kept = await Promise.all(photos.map(async ({ key }) => (await store.get(keptPlace(key)))?.length ?? 0));
    expect(await weightOf(pageId)).toBe(kept.reduce((sum, one) => sum + one, 0));
    expect(await weightOf(other)).toBe(0);
  });

  it('ends: what does not fit is refused, and neither its row nor its bytes stay', async () => {
    const [pageId, other] = [await aShop(), await aShop()];
    await leave(pageId, 10);
    const put = vi.spyOn(await fileStore(), 'put');
    expect(await ingestImage(owner, pageId, await photograph)).toEqual({ ok: false, code: 'storage_full' });
    const [[place = ''] = []] = put.mock.calls;
    put.mockRestore();
    expect(place).toMatch(/^kept\//);
    expect(await (await fileStore()).has(place)).toBe(false);
    expect(await shopDb().$count(media, eq(media.pageId, pageId))).toBe(0);
    expect(await weightOf(pageId)).toBe(roomMax - 10);
    expect((await ingestImage(owner, other, await photograph)).ok).toBe(true);
  });

  it('takes exactly as many as fit when all come at once', async () => {
    const pageId = await aShop();
    await sent(pageId);
    const one = await weightOf(pageId);
    await leave(pageId, 3 * one + 1);
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => ingestImage(owner, pageId, await photograph)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(await weightOf(pageId)).toBe(roomMax - 1);
  });

  it('is not the shop’s to write: only the pictures themselves change it', async () => {
    const pageId = await aShop();
    await sent(pageId);
    await expect(shopDb().update(pageStorage).set({ bytes: 0 })).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('is made by photographs that were sent a day ago and never put anywhere', async () => {
    const pageId = await aShop();
    const [forgotten, shown, fresh] = [await sent(pageId), await sent(pageId), await sent(pageId)];
    await aProductWith(pageId, [shown.mediaId]);
    await ownerDb()
      .update(media)
      .set({ createdAt: sql`now() - interval '25 hours'` })
      .where(inArray(media.id, [forgotten.mediaId, shown.mediaId]));
    await leave(pageId, 0);
    const next = await sent(pageId);
    expect(
      (await rowsOf([forgotten.mediaId, shown.mediaId, fresh.mediaId, next.mediaId])).map((row) => row.id),
    ).toEqual(expect.arrayContaining([shown.mediaId, fresh.mediaId, next.mediaId]));
    expect(await rowsOf([forgotten.mediaId])).toEqual([]);
  });
});

async function aProductWith(pageId: Id<'page'>, photos: Id<'media'>[], given: { publishedAt?: null } = {}) {
  const product = await aProduct(pageId, given);
  const rows = photos.map((mediaId, position) => ({ productId: product.id, mediaId, position }));
  await shopDb().insert(productMedia).values(rows);
  return product;
}

describe('a picture that is taken off', () => {
  it('its product gives its room back, and its bytes go', async () => {
    const pageId = await aShop();
    const [kept, gone] = [await sent(pageId), await sent(pageId)];
    const before = await weightOf(pageId);
    const { id } = await aProductWith(pageId, [kept.mediaId, gone.mediaId]);
    expect((await setPhotos(owner, { page: pageId, product: id, photos: [kept.mediaId] })).ok).toBe(true);
    expect(await rowsOf([gone.mediaId])).toEqual([]);
    expect(await rowsOf([kept.mediaId])).toHaveLength(1);
    expect(await weightOf(pageId)).toBe(before / 2);
    expect(await jobsOf('shop:remove-media', gone.key)).toBe(1);
  });

  it('with its draft, its update or as the face of its page goes too', async () => {
    const pageId = await aShop();
    const [drafted, posted, logo] = [await sent(pageId), await sent(pageId), await sent(pageId)];
    const draft = await aProductWith(pageId, [drafted.mediaId], { publishedAt: null });
    const postId = newId('post');
    await shopDb().insert(post).values({ id: postId, pageId, authorId: owner.personId, body: 'Fresh' });
    await shopDb().insert(postMedia).values({ postId, mediaId: posted.mediaId, position: 0 });
    await setPagePhoto(owner, { page: pageId, place: 'logo', media: logo.mediaId });
    const all = [drafted.mediaId, posted.mediaId, logo.mediaId];
    expect(await rowsOf(all)).toHaveLength(3);
    await deleteDrafts(owner, { page: pageId, products: [draft.id] });
    await deletePost(owner, { page: pageId, post: postId });
    await setPagePhoto(owner, { page: pageId, place: 'logo', media: null });
    expect(await rowsOf(all)).toEqual([]);
    expect(await weightOf(pageId)).toBe(0);
  });

  it('stays while something else of the page shows it, and through every change of order', async () => {
    const pageId = await aShop();
    const [one, other] = [await sent(pageId), await sent(pageId)];
    const [first, second] = [
      await aProductWith(pageId, [one.mediaId, other.mediaId]),
      await aProductWith(pageId, [one.mediaId]),
    ];
    await setPhotos(owner, { page: pageId, product: first.id, photos: [other.mediaId, one.mediaId] });
    await setPhotos(owner, { page: pageId, product: first.id, photos: [other.mediaId] });
    expect(await rowsOf([one.mediaId, other.mediaId])).toHaveLength(2);
    await setPagePhoto(owner, { page: pageId, place: 'cover', media: one.mediaId });
    await setPhotos(owner, { page: pageId, product: second.id, photos: [] });
    expect(await rowsOf([one.mediaId])).toHaveLength(1);
    await setPagePhoto(owner, { page: pageId, place: 'cover', media: null });
    expect(await rowsOf([one.mediaId])).toEqual([]);
  });

  it.each(['sold', 'released'])(
    'stays when its product was ordered (%s), for the orders still show it',
    async (state) => {
      const pageId = await aShop();
      const photo = await sent(pageId);
      const { id, variants } = await aProductWith(pageId, [photo.mediaId]);
      const [variantId = newId('variant')] = variants;
      const sold = { attemptId: toUuid(newId('attempt')), variantId, pageId, quantity: 1, state };
      await ownerDb()
        .insert(reservation)
        .values({ ...sold, expiresAt: new Date() });
      await setPhotos(owner, { page: pageId, product: id, photos: [] });
      expect(await rowsOf([photo.mediaId])).toMatchObject([{ inOrders: true }]);
      await leave(pageId, 0);
      await ownerDb()
        .update(media)
        .set({ createdAt: new Date(0) })
        .where(eq(media.id, photo.mediaId));
      expect(await ingestImage(owner, pageId, await photograph)).toEqual({ ok: false, code: 'storage_full' });
      expect(await rowsOf([photo.mediaId])).toHaveLength(1);
    },
  );
});
