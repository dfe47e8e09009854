import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page, post } from '@/db/schema/shop/page';
import { anybody, aPage, aPicture, aProduct, versionOf } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { postsOfPage, recentPosts } from '@/lib/shop/timeline/queries';
import { addPostPhotos } from './add-post-photos';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { postForOwner, postsForOwner, productsOfPost } from './queries';
import { CreatePost, postPhotosMax } from './schema';
import { updatePost } from './update-post';

async function aWorld(given: Parameters<typeof aPage>[0] = {}) {
  const owner = await aPerson({ name: 'Salma' });
  const made = await aPage({ owner: owner.personId, ...given });
  const write = async (body: string, photos: Id<'media'>[] = []) => {
    const written = await createPost(owner, { page: made.id, key: newId('post'), body, photos, products: [] });
    if (!written.ok) throw new Error(written.code);
    return written.value.postId;
  };
  return { owner, page: made.id, handle: made.handle, write };
}
const bodies = (list: { items: readonly { body: string }[] }) => list.items.map((one) => one.body);

/** Sets the moment of a post, to the microsecond. */
const publishedAt = (postId: Id<'post'>, at: string) =>
  shopDb().execute(sql`update shop.post set published_at = ${at}::timestamptz where id = ${toUuid(postId)}::uuid`);

describe('a post', () => {
  it('is public at once, with its pictures in order and without its writer', async () => {
    const { page: pageId, owner, write, handle } = await aWorld({ name: 'Beit Alfakhar' });
    const photos = [await aPicture(pageId, 'second'), await aPicture(pageId, 'first')].reverse();
    await write('New glaze', photos);
    const { items } = await postsOfPage(anybody, pageId);
    expect(items).toMatchObject([{ body: 'New glaze', page: { handle, name: 'Beit Alfakhar', logo: null } }]);
    expect(items[0]?.media.map((one) => one.alt)).toEqual(['first', 'second']);
    for (const secret of [owner.personId, owner.handle, owner.name, owner.email]) {
      expect(JSON.stringify(items)).not.toContain(secret);
    }
  });

  it('is one, however often and however fast its form is sent', async () => {
    const { owner, page: pageId } = await aWorld();
    const form = { page: pageId, key: newId('post'), body: 'Once', photos: [], products: [] };
    const answers = await Promise.all(Array.from({ length: 6 }, () => createPost(owner, form)));
    expect(answers.every((one) => one.ok && one.value.postId === form.key)).toBe(true);
    expect(await createPost(owner, { ...form, body: 'Changed' })).toMatchObject({
      ok: true,
      value: { postId: form.key },
    });
    expect(bodies(await postsOfPage(anybody, pageId))).toEqual(['Once']);
  });

  it('takes more photos behind its own, its words untouched, and none when they are too many', async () => {
    const { owner, page: pageId, write } = await aWorld();
    const photos = await Promise.all(Array.from({ length: postPhotosMax + 1 }, () => aPicture(pageId)));
    const [first, second, ...others] = photos;
    if (!first || !second) throw new Error('no photos');
    const postId = await write('New glaze', [first]);
    const add = (more: Id<'media'>[]) => addPostPhotos(owner, { page: pageId, post: postId, photos: more });
    expect(await add([second, first])).toEqual({ ok: true, value: null });
    expect(await add(others)).toEqual({ ok: false, code: 'post_photos_max' });
    const seen = await postForOwner(owner, pageId, postId);
    expect(seen?.body).toBe('New glaze');
    expect(seen?.photos.map((photo) => photo.id)).toEqual([first, second]);
    const foreign = await aPicture((await aWorld()).page);
    expect(await add([foreign])).toEqual({ ok: false, code: 'not_found' });
  });

  it('cannot be made under the key of another page’s post', async () => {
    const [mine, theirs] = [await aWorld(), await aWorld()];
    const key = await theirs.write('Theirs');
    const stolen = await createPost(mine.owner, { page: mine.page, key, body: 'Mine', photos: [], products: [] });
    expect(stolen).toEqual({ ok: false, code: 'not_found' });
    expect(bodies(await postsOfPage(anybody, theirs.page))).toEqual(['Theirs']);
  });

  it('shows only pictures of its own page', async () => {
    const [mine, theirs] = [await aWorld(), await aWorld()];
    const foreign = await aPicture(theirs.page);
    for (const photo of [foreign, newId('media')]) {
      const form = { page: mine.page, key: newId('post'), body: 'x', photos: [photo], products: [] };
      expect(await createPost(mine.owner, form)).toEqual({ ok: false, code: 'not_found' });
      const written = await mine.write('Own');
      const change = { page: mine.page, post: written, body: 'y', photos: [photo], products: [] };
      expect(await updatePost(mine.owner, change)).toEqual({ ok: false, code: 'not_found' });
    }
    expect(new Set(bodies(await postsOfPage(anybody, mine.page)))).toEqual(new Set(['Own']));
  });

  it('shows products of its own page in order, to everybody those on sale, until they are taken off', async () => {
    const { owner, page: pageId, write } = await aWorld();
    const [bowl, draft, vase] = [
      await aProduct(pageId, { title: 'Bowl', pictures: 1 }),
      await aProduct(pageId, { title: 'Plate', state: 'draft' }),
      await aProduct(pageId, { title: 'Vase' }),
    ];
    const written = await write('New glaze');
    const show = (products: Id<'product'>[]) =>
      updatePost(owner, { page: pageId, post: written, body: 'New glaze', photos: [], products });
    const before = await versionOf(pageId);
    expect(await show([vase.id, draft.id, bowl.id])).toMatchObject({ ok: true });
    expect(await versionOf(pageId)).toBeGreaterThan(before);
    const titles = async () => (await postsOfPage(anybody, pageId)).items[0]?.products.map(({ title }) => title);
    expect(await titles()).toEqual(['Vase', 'Bowl']);
    expect((await productsOfPost(owner, pageId, written)).map(({ title }) => title)).toEqual(['Vase', 'Plate', 'Bowl']);
    expect(await productsOfPost(await aPerson(), pageId, written)).toEqual([]);
    const foreign = await aProduct((await aWorld()).page);
    for (const product of [foreign.id, newId('product')]) {
      expect(await show([vase.id, product])).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await titles()).toEqual(['Vase', 'Bowl']);
    await show([]);
    expect(await titles()).toEqual([]);
  });

  it('changes its words and pictures and keeps its date and place', async () => {
    const { owner, page: pageId, write } = await aWorld();
    const first = await write('First');
    await write('Second');
    const before = (await postForOwner(owner, pageId, first))?.publishedAt;
    const photo = await aPicture(pageId, 'new');
    expect(
      await updatePost(owner, { page: pageId, post: first, body: 'First, mended', photos: [photo], products: [] }),
    ).toMatchObject({ ok: true });
    expect(await postForOwner(owner, pageId, first)).toMatchObject({ publishedAt: before, photos: [{ alt: 'new' }] });
    expect(bodies(await postsOfPage(anybody, pageId))).toEqual(['Second', 'First, mended']);
    await updatePost(owner, { page: pageId, post: first, body: 'First, mended', photos: [], products: [] });
    expect((await postForOwner(owner, pageId, first))?.photos).toEqual([]);
  });

  it('goes for good, and going twice is no fault', async () => {
    const { owner, page: pageId, handle, write } = await aWorld();
    const written = await write('Gone soon');
    for (let times = 0; times < 2; times++) {
      expect(await deletePost(owner, { page: pageId, post: written })).toEqual({ ok: true, value: { handle } });
    }
    expect(await postForOwner(owner, pageId, written)).toBeNull();
    expect(await updatePost(owner, { page: pageId, post: written, body: 'x', photos: [], products: [] })).toEqual({
      ok: false,
      code: 'not_found',
    });
  });

  it('raises the version of its page whatever happens to it, so that no cache keeps the old one', async () => {
    const { owner, page: pageId, write } = await aWorld();
    const versions = [await versionOf(pageId)];
    const written = await write('One');
    versions.push(await versionOf(pageId));
    await updatePost(owner, { page: pageId, post: written, body: 'Two', photos: [], products: [] });
    versions.push(await versionOf(pageId));
    await deletePost(owner, { page: pageId, post: written });
    versions.push(await versionOf(pageId));
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
  });
});

describe('lists of posts', () => {
  it('go on after a cursor without repeating or leaving out, also within one microsecond', async () => {
    const { page: pageId, write } = await aWorld();
    const written: Id<'post'>[] = [];
    for (let number = 0; number < 7; number++) written.push(await write(`Update ${number}`));
    // Three at one instant, and two a microsecond apart: what a millisecond cannot tell apart.
    for (const id of written.slice(0, 3)) await publishedAt(id, '2026-05-01T10:00:00.000001Z');
    for (const [index, id] of written.slice(3, 5).entries())
      await publishedAt(id, `2026-05-01T10:00:00.00000${index + 2}Z`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const part: Awaited<ReturnType<typeof postsOfPage>> = await postsOfPage(anybody, pageId, { cursor, limit: 2 });
      seen.push(...part.items.map((one) => one.id));
      cursor = part.next;
    } while (cursor !== null && seen.length < 20);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(written));
  });

  it('an invented cursor shows the beginning', async () => {
    const { page: pageId, write } = await aWorld();
    await write('Only');
    for (const cursor of ['x', '../..', 'MSBvciAxPTE', 'ü', '9'.repeat(300)]) {
      expect(bodies(await postsOfPage(anybody, pageId, { cursor }))).toEqual(['Only']);
    }
  });

  it('of an owner come twenty at a time, to her alone', async () => {
    const { owner, page: pageId, write } = await aWorld();
    for (let number = 0; number < 22; number++) await write(`Update ${number}`);
    const first = await postsForOwner(owner, pageId);
    const second = await postsForOwner(owner, pageId, first.next);
    expect([first.posts.length, second.posts.length, second.next]).toEqual([20, 2, null]);
    expect(new Set([...first.posts, ...second.posts].map((one) => one.id)).size).toBe(22);
  });

  it('of followed pages hold theirs and nobody else’s; no pages, no posts', async () => {
    const [one, other, third] = [await aWorld(), await aWorld(), await aWorld()];
    await one.write('One');
    await other.write('Other');
    await third.write('Third');
    expect(bodies(await recentPosts(anybody, { pages: [one.page, third.page] }))).toEqual(['Third', 'One']);
    expect(await recentPosts(anybody, { pages: [] })).toEqual({ items: [], next: null });
    expect(bodies(await recentPosts(anybody, { limit: 3 }))).toEqual(['Third', 'Other', 'One']);
  });

  it.each(['draft', 'closed'])('leave out a page that is %s', async (state) => {
    const { page: pageId, write } = await aWorld();
    await write('Hidden');
    await shopDb().update(page).set({ state }).where(eq(page.id, pageId));
    expect((await postsOfPage(anybody, pageId)).items).toEqual([]);
    expect((await recentPosts(anybody, { pages: [pageId] })).items).toEqual([]);
    expect(await shopDb().$count(post, eq(post.pageId, pageId))).toBe(1);
  });
});

describe('what a post may say', () => {
  const parse = (part: object) =>
    CreatePost.safeParse({ page: newId('page'), key: newId('post'), body: 'Hello', ...part });

  it('is harmless text of 3000 letters at most', () => {
    expect(parse({ body: 'x'.repeat(3_001) }).success).toBe(false);
    expect(parse({ body: 'a\r\n\u202eb' }).data?.body).toBe('a\nb');
  });

  it('shows ten pictures at most, each once', () => {
    const photos = Array.from({ length: 11 }, () => newId('media'));
    expect(parse({ photos }).success).toBe(false);
    expect(parse({ photos: [photos[0], photos[0]] }).data?.photos).toEqual([photos[0]]);
    expect(parse({}).data?.photos).toEqual([]);
  });
});
