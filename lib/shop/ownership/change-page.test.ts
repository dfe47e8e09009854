import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember, post } from '@/db/schema/shop/page';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { addPhotos } from '@/lib/shop/catalog/add-photos';
import { adjustStock } from '@/lib/shop/catalog/adjust-stock';
import { archiveProducts } from '@/lib/shop/catalog/archive-products';
import { createDraft, createDrafts } from '@/lib/shop/catalog/create-draft';
import { deleteDrafts } from '@/lib/shop/catalog/delete-drafts';
import { mergeDrafts } from '@/lib/shop/catalog/merge-drafts';
import { publishProducts } from '@/lib/shop/catalog/publish-products';
import { saveDrafts } from '@/lib/shop/catalog/save-drafts';
import { setOnePrice } from '@/lib/shop/catalog/set-one-price';
import { describePhoto, setPhotos } from '@/lib/shop/catalog/set-photos';
import { splitDraft } from '@/lib/shop/catalog/split-draft';
import { updateProduct } from '@/lib/shop/catalog/update-product';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { deskOf, productsForOwner, shopTodo } from '@/lib/shop/drafts/queries';
import { openShop } from '@/lib/shop/pages/open-shop';
import { setLegal } from '@/lib/shop/pages/set-legal';
import { setPagePhoto } from '@/lib/shop/pages/set-page-photo';
import { setTax } from '@/lib/shop/pages/set-tax';
import { updatePage } from '@/lib/shop/pages/update-page';
import { addPostPhotos } from '@/lib/shop/posts/add-post-photos';
import { createPost } from '@/lib/shop/posts/create-post';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { postForOwner, postsForOwner } from '@/lib/shop/posts/queries';
import { updatePost } from '@/lib/shop/posts/update-post';
import { changePage } from './change-page';
import { leavePage } from './leave-page';
import { myPages, pageForMember, peopleOf, requireMember } from './queries';
import { removePerson } from './remove-person';

type World = Awaited<ReturnType<typeof aWorld>>;

/** A page with two drafts, a public product and an update, its owner, and everybody who is not. */
async function aWorld() {
  const owner = await aPerson();
  const second = await aPerson();
  const page = await aPage({ owner: owner.personId });
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: second.personId, roles: ['owner'] });
  const first = await aProduct(page.id, { state: 'draft', publishedAt: null, pictures: 2 });
  const other = await aProduct(page.id, { state: 'draft', publishedAt: null, pictures: 1 });
  const open = await aProduct(page.id, { pictures: 1 });
  const postId = newId('post');
  await shopDb().insert(post).values({ id: postId, pageId: page.id, authorId: owner.personId, body: 'New glaze' });
  const left = await aPerson();
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: left.personId, roles: ['owner'] });
  await leavePage(left, { page: page.id, sure: 'on' });
  const rival = await aPerson();
  const rivals = await aPage({ owner: rival.personId });
  return { page, owner, second, left, rival, rivals, first, other, open, postId, spare: await aPicture(page.id) };
}

/** Every write an owner can make, as somebody may send it. */
const verbs: Record<string, (actor: Actor, world: World) => Promise<Result<unknown, string>>> = {
  updatePage: (actor, { page }) =>
    updatePage(actor, { page: page.id, name: 'Mine now', kind: 'art', about: '', languages: ['en'] }),
  setPagePhoto: (actor, { page, spare }) => setPagePhoto(actor, { page: page.id, place: 'logo', media: spare }),
  setTax: (actor, { page }) => setTax(actor, { page: page.id, rate: '7.25', inclusive: true }),
  setLegal: (actor, { page }) =>
    setLegal(actor, {
      page: page.id,
      legalName: 'Thief Ltd',
      legalAddress: '',
      contactEmail: '',
      returnsText: '',
      termsText: '',
    }),
  openShop: (actor, { page }) => openShop(actor, { page: page.id, open: 'no' }),
  createDraft: (actor, { page }) => createDraft(actor, { page: page.id, key: newId('product') }),
  createDrafts: (actor, { page, spare }) => createDrafts(actor, { page: page.id, media: [spare] }),
  saveDrafts: (actor, { page, first }) =>
    saveDrafts(actor, {
      page: page.id,
      drafts: { [first.id]: { title: 'Stolen', price: '1', stock: 1, category: 'art' } },
    }),
  mergeDrafts: (actor, { page, first, other }) => mergeDrafts(actor, { page: page.id, products: [first.id, other.id] }),
  splitDraft: (actor, { page, first }) => splitDraft(actor, { page: page.id, product: first.id, media: null }),
  setOnePrice: (actor, { page, first }) => setOnePrice(actor, { page: page.id, products: [first.id], price: '0.01' }),
  publishProducts: (actor, { page, first }) => publishProducts(actor, { page: page.id, products: [first.id] }),
  archiveProducts: (actor, { page, open }) => archiveProducts(actor, { page: page.id, products: [open.id] }),
  deleteDrafts: (actor, { page, first }) => deleteDrafts(actor, { page: page.id, products: [first.id] }),
  adjustStock: (actor, { page, open }) =>
    adjustStock(actor, { page: page.id, variant: open.variants[0] ?? newId('variant'), stock: 99, stockWas: 10 }),
  setPhotos: (actor, { page, open }) => setPhotos(actor, { page: page.id, product: open.id, photos: [] }),
  addPhotos: (actor, { page, open, spare }) => addPhotos(actor, { page: page.id, product: open.id, photos: [spare] }),
  describePhoto: (actor, { page, spare }) => describePhoto(actor, { page: page.id, media: spare, alt: 'Stolen' }),
  updateProduct: (actor, { page, open }) =>
    updateProduct(actor, {
      ...{
        page: page.id,
        product: open.id,
        seen: 0,
        overwrite: true,
        publish: false,
        drop: false,
        title: 'Stolen',
        description: '',
      },
      ...{ category: 'art', options: {}, rows: {} },
    }),
  createPost: (actor, { page }) =>
    createPost(actor, { page: page.id, key: newId('post'), body: 'Hello', photos: [], products: [] }),
  updatePost: (actor, { page, postId }) =>
    updatePost(actor, { page: page.id, post: postId, body: 'Stolen', photos: [], products: [] }),
  addPostPhotos: (actor, { page, postId, spare }) =>
    addPostPhotos(actor, { page: page.id, post: postId, photos: [spare] }),
  deletePost: (actor, { page, postId }) => deletePost(actor, { page: page.id, post: postId }),
  removePerson: (actor, { page, second }) =>
    removePerson(actor, { page: page.id, person: second.personId, sure: 'on' }),
  leavePage: (actor, { page }) => leavePage(actor, { page: page.id, sure: 'on' }),
};

const strangers: Record<string, (world: World) => Actor> = {
  'a guest': () => aGuest(),
  'a job': () => ({ kind: 'system', name: 'test', locale: 'en' }),
  'the owner of another page': ({ rival }) => rival,
  'a person who left': ({ left }) => left,
};

/** All rows of a page, as text: nothing a stranger does may change one byte of it. */
async function everythingOf(pageId: Id<'page'>): Promise<string> {
  const id = toUuid(pageId);
  const [row] = await shopDb().execute<{ all: string }>(sql`
    select jsonb_build_array(
      (select jsonb_agg(p order by p.id) from shop.page p where p.id = ${id}),
      (select jsonb_agg(m order by m.person_id) from shop.page_member m where m.page_id = ${id}),
      (select jsonb_agg(m order by m.id) from shop.media m where m.page_id = ${id}),
      (select jsonb_agg(p order by p.id) from shop.product p where p.page_id = ${id}),
      (select jsonb_agg(v order by v.id) from shop.variant v where v.page_id = ${id}),
      (select jsonb_agg(pm order by pm.media_id) from shop.product_media pm join shop.product p on p.id = pm.product_id where p.page_id = ${id}),
      (select jsonb_agg(p order by p.id) from shop.post p where p.page_id = ${id}),
      (select jsonb_agg(pm order by pm.media_id) from shop.post_media pm join shop.post p on p.id = pm.post_id where p.page_id = ${id})
    )::text as all`);
  return row?.all ?? '';
}

describe('who may change a page', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
  });

  describe.each(Object.entries(strangers))('%s', (_, stranger) => {
    it.each(Object.entries(verbs))('finds no page to %s, and changes nothing', async (_name, verb) => {
      const before = await everythingOf(world.page.id);
      expect(await verb(stranger(world), world)).toMatchObject({ ok: false, code: 'not_found' });
      expect(await everythingOf(world.page.id)).toBe(before);
    });
  });

  it.each(Object.entries(verbs))('the owner can %s, in a world of her own', async (_, verb) => {
    const mine = await aWorld();
    const before = await everythingOf(mine.page.id);
    expect(await verb(mine.owner, mine)).toMatchObject({ ok: true });
    expect(await everythingOf(mine.page.id)).not.toBe(before);
  });

  it.each(Object.entries(verbs))('an owner cannot %s things of another page through her own', async (name, verb) => {
    if (['updatePage', 'setTax', 'setLegal', 'openShop', 'createDraft', 'createPost', 'leavePage'].includes(name))
      return;
    const before = await everythingOf(world.page.id);
    const crossed = { ...world, page: world.rivals };
    const result = await verb(world.rival, crossed);
    // Deleting what is not there is no fault, nor removing who is no owner; everything else says so.
    if (!result.ok) expect(result.code).toBe('not_found');
    else expect(['deleteDrafts', 'deletePost', 'removePerson']).toContain(name);
    expect(await everythingOf(world.page.id)).toBe(before);
  });
});

describe('who may read an owner’s side', () => {
  it.each(Object.entries(strangers))('%s sees nothing of it', async (_, stranger) => {
    const world = await aWorld();
    const actor = stranger(world);
    const pageId = world.page.id;
    expect(await pageForMember(actor, world.page.handle)).toBeNull();
    expect(await requireMember(actor, pageId, 'see_catalog')).toBe(false);
    expect((await myPages(actor)).map((page) => page.id)).not.toContain(pageId);
    expect(await peopleOf(actor, pageId)).toEqual([]);
    expect(await deskOf(actor, pageId)).toEqual([]);
    expect(await shopTodo(actor, pageId)).toBeNull();
    expect(await productForOwner(actor, pageId, world.first.id)).toBeNull();
    expect((await productsForOwner(actor, pageId, { state: 'all', words: '', after: null })).products).toEqual([]);
    expect((await postsForOwner(actor, pageId)).posts).toEqual([]);
    expect(await postForOwner(actor, pageId, world.postId)).toBeNull();
  });

  it('an owner cannot read a product or update of another page through her own', async () => {
    const world = await aWorld();
    expect(await productForOwner(world.rival, world.rivals.id, world.first.id)).toBeNull();
    expect(await postForOwner(world.rival, world.rivals.id, world.postId)).toBeNull();
  });

  it('its owner sees all of it', async () => {
    const world = await aWorld();
    expect(await pageForMember(world.owner, world.page.handle.toUpperCase())).toMatchObject({ id: world.page.id });
    expect((await peopleOf(world.owner, world.page.id)).map((owner) => owner.you)).toEqual([true, false]);
    expect(await deskOf(world.owner, world.page.id)).toHaveLength(2);
    expect(await shopTodo(world.owner, world.page.id)).toMatchObject({ products: 1, drafts: 2, posts: 1 });
  });
});

describe('a change of a page', () => {
  it('keeps nothing when its work refuses half-way', async () => {
    const { owner, page } = await aWorld();
    const result = await changePage(owner, page.id, 'change_page', async (transaction, owned) => {
      await transaction
        .insert(post)
        .values({ id: newId('post'), pageId: owned.id, authorId: owned.personId, body: 'x' });
      return refuse('no_good');
    });
    expect(result).toEqual({ ok: false, code: 'no_good' });
    const posts = await shopDb().select({ body: post.body }).from(post).where(eq(post.pageId, page.id));
    expect(posts).toEqual([{ body: 'New glaze' }]);
  });

  it('waits for a person who is leaving, and then finds her gone', async () => {
    const { second, page } = await aWorld();
    let leave: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      leave = resolve;
    });
    let leaving: Promise<unknown> = Promise.resolve();
    await new Promise<void>((deleted) => {
      leaving = changePage(second, page.id, 'change_page', async (transaction) => {
        await transaction.delete(pageMember).where(eq(pageMember.personId, second.personId));
        deleted();
        await gone;
        return ok(null);
      });
    });
    const change = changePage(second, page.id, 'change_page', async () => ok('changed'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    leave();
    await leaving;
    expect(await change).toEqual({ ok: false, code: 'not_found' });
  });

  it('lets an owner who presses twice leave once', async () => {
    for (let round = 0; round < 10; round++) {
      const { second, page } = await aWorld();
      const answers = await Promise.all([1, 2, 3].map(() => leavePage(second, { page: page.id, sure: 'on' })));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers.filter((answer) => !answer.ok && answer.code === 'not_found')).toHaveLength(2);
    }
  });

  it('lets the last two owners not both leave', async () => {
    for (let round = 0; round < 10; round++) {
      const { owner, second, page } = await aWorld();
      const answers = await Promise.all([owner, second].map((one) => leavePage(one, { page: page.id, sure: 'on' })));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'last_owner' });
      const members = await shopDb().select().from(pageMember).where(eq(pageMember.pageId, page.id));
      expect(members).toHaveLength(1);
    }
  });
});
