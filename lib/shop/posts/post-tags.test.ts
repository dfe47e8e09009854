import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { product } from '@/db/schema/shop/product';
import { anybody, aPage, aPicture, aProduct, versionOf } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { postsOfPage, recentPosts } from '@/lib/shop/timeline/queries';
import { addPostPhotos } from './add-post-photos';
import { createPost } from './create-post';
import { type PlacedTag, photoTagsMax, wallClock, writeTag } from './model';
import { countPosts, findProducts, postForOwner, postsForOwner, tagsOfPost } from './queries';
import { CreatePost } from './schema';
import { updatePost } from './update-post';

type Said = Omit<Partial<CreatePost>, 'page' | 'key'>;

async function aWorld() {
  const owner = await aPerson();
  const { id: page } = await aPage({ owner: owner.personId, country: 'JO' });
  const write = async (said: Said) => {
    const nothing = { body: 'New glaze', photos: [], products: [] };
    return createPost(owner, { page, key: newId('post'), ...nothing, ...said });
  };
  const written = async (said: Said) => {
    const made = await write(said);
    if (!made.ok) throw new Error(made.code);
    return made.value.postId;
  };
  const change = (post: Id<'post'>, said: Said) =>
    updatePost(owner, { page, post, body: 'New glaze', photos: [], products: [], ...said });
  return { owner, page, write, written, change };
}

/** The clock of Amman, where the pages of this file are, so many hours from now. */
const clockIn = (hours: number) => wallClock(new Date(Date.now() + hours * 3_600_000), 'Asia/Amman');
const ahead = { as: 'schedule', publishAt: clockIn(48) } as const;

describe('what is tagged on a picture of a post', () => {
  it('is shown with name and price where it was placed, and below among the products', async () => {
    const { page, written } = await aWorld();
    const [vase, bowl] = [
      await aProduct(page, {
        title: 'Vase',
        variants: [
          { price: 4_500n, values: ['L'] },
          { price: 3_000n, values: ['S'] },
        ],
      }),
      await aProduct(page, { title: 'Bowl' }),
    ];
    const [first, second] = [await aPicture(page, 'first'), await aPicture(page, 'second')];
    const tags = [
      { photo: first, product: bowl.id, x: 80, y: 12 },
      { photo: first, product: vase.id, x: 5, y: 100 },
      { photo: second, product: vase.id, x: 50, y: 50 },
    ];
    await written({ photos: [first, second], products: [vase.id], tags });
    const [post] = (await postsOfPage(anybody, page)).items;
    expect(post?.media.map((one) => one.tags)).toEqual([
      [
        { slug: bowl.slug, x: 80, y: 12 },
        { slug: vase.slug, x: 5, y: 100 },
      ],
      [{ slug: vase.slug, x: 50, y: 50 }],
    ]);
    expect(post?.products.map(({ title, price }) => [title, price])).toEqual([
      ['Vase', { from: money(3_000n, 'USD'), to: money(4_500n, 'USD') }],
      ['Bowl', { from: money(2_000n, 'USD'), to: money(2_000n, 'USD') }],
    ]);
  });

  it('is of its own page, on a photo of the post, once, and not too much', async () => {
    const { page, written, change, owner } = await aWorld();
    const [vase, photo, other] = [await aProduct(page), await aPicture(page), await aPicture(page)];
    const post = await written({ photos: [photo] });
    const placed = (given: Partial<PlacedTag>) => ({ photo, product: vase.id, x: 10, y: 20, ...given });
    const foreign = (await aProduct((await aPage()).id)).id;
    for (const product of [foreign, newId('product')])
      expect(await change(post, { photos: [photo], tags: [placed({ product })] })).toEqual({
        ok: false,
        code: 'not_found',
      });
    await change(post, { photos: [photo], tags: [placed({ photo: other }), placed({ x: 1 }), placed({ x: 2 })] });
    expect(await tagsOfPost(owner, page, post)).toEqual([placed({ x: 2 })]);
    const many = await Promise.all(Array.from({ length: photoTagsMax + 1 }, () => aProduct(page)));
    const tags = many.map(({ id }) => placed({ product: id }));
    expect(await change(post, { photos: [photo], tags })).toEqual({ ok: false, code: 'too_many_items' });
    expect(await tagsOfPost(await aPerson(), page, post)).toEqual([]);
  });

  it('drops out with its product’s sale and comes back with it, and the page’s version rises', async () => {
    const { page, written } = await aWorld();
    const [vase, photo] = [await aProduct(page), await aPicture(page)];
    const before = await versionOf(page);
    await written({ photos: [photo], tags: [{ photo, product: vase.id, x: 1, y: 2 }] });
    expect(await versionOf(page)).toBeGreaterThan(before);
    const shown = async () => {
      const [post] = (await postsOfPage(anybody, page)).items;
      return [post?.products.length, post?.media[0]?.tags.length];
    };
    expect(await shown()).toEqual([1, 1]);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, vase.id));
    expect(await shown()).toEqual([0, 0]);
    await shopDb().update(product).set({ state: 'published' }).where(eq(product.id, vase.id));
    expect(await shown()).toEqual([1, 1]);
  });

  it('stays when more photos are put behind, and goes with its photo', async () => {
    const { owner, page, written, change } = await aWorld();
    const [vase, photo, more] = [await aProduct(page), await aPicture(page), await aPicture(page)];
    const tags = [{ photo, product: vase.id, x: 1, y: 2 }];
    const post = await written({ photos: [photo], tags });
    await addPostPhotos(owner, { page, post, photos: [more] });
    expect(await tagsOfPost(owner, page, post)).toEqual(tags);
    await change(post, { photos: [more], tags });
    expect(await tagsOfPost(owner, page, post)).toEqual([]);
  });

  it('is read as it is written by the form, and nothing else is', () => {
    const tag = { photo: newId('media'), product: newId('product'), x: 0, y: 100 };
    const parse = (text: string) =>
      CreatePost.safeParse({ page: newId('page'), key: newId('post'), body: '', tags: [text] });
    expect(parse(writeTag(tag)).data?.tags).toEqual([tag]);
    for (const wrong of [{ x: 101 }, { y: -1 }, { x: 1.5 }, { product: newId('post') }])
      expect(parse(writeTag({ ...tag, ...wrong })).success).toBe(false);
  });

  it('is chosen of what the page sells, by words of its title', async () => {
    const { owner, page } = await aWorld();
    const bowl = await aProduct(page, { title: 'Blue bowl' });
    await aProduct(page, { title: 'Blue draft', state: 'draft' });
    await aProduct((await aPage()).id, { title: 'Blue elsewhere' });
    const found = async (actor: Parameters<typeof findProducts>[0], words: string) =>
      (await findProducts(actor, { page, words })).map(({ id }) => id);
    expect(await found(owner, 'blue')).toEqual([bowl.id]);
    expect(await found(owner, '')).toEqual([bowl.id]);
    expect(await found(owner, 'green')).toEqual([]);
    expect(await found(await aPerson(), 'blue')).toEqual([]);
  });
});

describe('a draft and a scheduled post', () => {
  let world: Awaited<ReturnType<typeof aWorld>>;
  let draft: Id<'post'>;
  let scheduled: Id<'post'>;
  beforeAll(async () => {
    world = await aWorld();
    draft = await world.written({ as: 'draft', body: '', photos: [await aPicture(world.page)] });
    scheduled = await world.written({ ...ahead, body: 'Winter opening', photos: [await aPicture(world.page)] });
  });

  it('are seen by nobody but the page’s people', async () => {
    const { owner, page } = world;
    expect((await postsOfPage(anybody, page)).items).toEqual([]);
    expect((await postsOfPage(owner, page)).items).toEqual([]);
    expect((await recentPosts(anybody, { pages: [page] })).items).toEqual([]);
    expect(await postForOwner(owner, page, draft)).toMatchObject({ state: 'draft', publishedAt: null });
    expect(await postForOwner(owner, page, scheduled)).toMatchObject({ state: 'scheduled' });
    const ids = async (state: 'published' | 'scheduled' | 'draft') =>
      (await postsForOwner(owner, page, null, state)).posts.map(({ id }) => id);
    expect([await ids('published'), await ids('scheduled'), await ids('draft')]).toEqual([[], [scheduled], [draft]]);
    expect(await countPosts(owner, page)).toEqual({ published: 0, scheduled: 1, draft: 1 });
    const stranger = await aPerson();
    expect(await countPosts(stranger, page)).toEqual({ published: 0, scheduled: 0, draft: 0 });
    expect((await postsForOwner(stranger, page, null, 'draft')).posts).toEqual([]);
    expect(await postForOwner(stranger, page, draft)).toBeNull();
  });

  it('do not exist for other rings, nor does what belongs to them', async () => {
    const seen = await world.written({ photos: [await aPicture(world.page)] });
    const ids = sql`(${toUuid(draft)}::uuid, ${toUuid(scheduled)}::uuid, ${toUuid(seen)}::uuid)`;
    const rows = (what: string, of: string) =>
      socialDb().execute<{ id: string }>(
        sql`select ${sql.raw(of)} as id from ${sql.raw(what)} where ${sql.raw(of)} in ${ids}`,
      );
    expect((await rows('shop.post', 'id')).map(({ id }) => id)).toEqual([toUuid(seen)]);
    expect((await rows('shop.post_media', 'post_id')).map(({ id }) => id)).toEqual([toUuid(seen)]);
  });

  it('appear by time alone', async () => {
    const { owner, page, written } = await aWorld();
    const post = await written(ahead);
    const came = sql`update shop.post set published_at = now() - interval '1 microsecond' where id = ${toUuid(post)}::uuid`;
    await shopDb().execute(came);
    expect((await postsOfPage(anybody, page)).items.map(({ id }) => id)).toEqual([post]);
    expect(await countPosts(owner, page)).toEqual({ published: 1, scheduled: 0, draft: 0 });
  });

  it('are changed, put off, taken back, and stay published once they were', async () => {
    const { owner, page, written, change } = await aWorld();
    const post = await written({ as: 'draft' });
    const state = async () => (await postForOwner(owner, page, post))?.state;
    expect(await change(post, ahead)).toEqual({ ok: true, value: { state: 'scheduled' } });
    const at = (await postForOwner(owner, page, post))?.publishedAt;
    expect(wallClock(at ?? new Date(0), 'Asia/Amman')).toBe(ahead.publishAt);
    expect(await change(post, { as: 'draft' })).toEqual({ ok: true, value: { state: 'draft' } });
    expect(await change(post, { as: 'publish' })).toEqual({ ok: true, value: { state: 'published' } });
    const { items } = await postsOfPage(anybody, page);
    expect(items.map(({ id }) => id)).toEqual([post]);
    for (const wish of [{ as: 'draft' } as const, ahead])
      expect(await change(post, wish)).toEqual({ ok: false, code: 'post_published' });
    expect(await state()).toBe('published');
    await change(post, { as: 'publish', body: 'Mended' });
    expect((await postsOfPage(anybody, page)).items).toMatchObject([
      { body: 'Mended', publishedAt: items[0]?.publishedAt },
    ]);
  });

  it('say what is missing beside it', async () => {
    const { page, write } = await aWorld();
    const refused = (code: string, field: string) => ({ ok: false, code, field });
    expect(await write({ body: '' })).toEqual(refused('required', 'body'));
    expect(await write({ body: '', as: 'draft' })).toEqual(refused('required', 'body'));
    expect(await write({ ...ahead, body: '', photos: [await aPicture(page)] })).toEqual(refused('required', 'body'));
    expect(await write({ as: 'schedule', publishAt: '' })).toEqual(refused('required', 'publishAt'));
    expect(await write({ as: 'schedule', publishAt: 'soon' })).toEqual(refused('invalid', 'publishAt'));
    expect(await write({ as: 'schedule', publishAt: clockIn(-1) })).toEqual(refused('publish_at_past', 'publishAt'));
    expect(await write({ as: 'schedule', publishAt: clockIn(24 * 400) })).toEqual(
      refused('publish_at_far', 'publishAt'),
    );
  });
});
