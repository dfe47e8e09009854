import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { pageMember, post } from '@/db/schema/shop/page';
import { aReview } from '@/db/testing/reviews';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
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
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { removePerson } from '@/lib/shop/ownership/remove-person';
import { openShop } from '@/lib/shop/pages/open-shop';
import { setLegal } from '@/lib/shop/pages/set-legal';
import { setPagePhoto } from '@/lib/shop/pages/set-page-photo';
import { setTax } from '@/lib/shop/pages/set-tax';
import { updatePage } from '@/lib/shop/pages/update-page';
import { addPostPhotos } from '@/lib/shop/posts/add-post-photos';
import { createPost } from '@/lib/shop/posts/create-post';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { updatePost } from '@/lib/shop/posts/update-post';
import { replyToReview } from '@/lib/shop/reviews/reply-to-review';

/** What `aWorld` made. */
export type World = Awaited<ReturnType<typeof aWorld>>;

/** A page with two drafts, a public product and an update, its owner, and everybody who is not. */
export async function aWorld() {
  const owner = await aPerson();
  const second = await aPerson();
  const page = await aPage({ owner: owner.personId });
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: second.personId, roles: ['owner'] });
  const first = await aProduct(page.id, { state: 'draft', publishedAt: null, pictures: 2 });
  const other = await aProduct(page.id, { state: 'draft', publishedAt: null, pictures: 1 });
  const open = await aProduct(page.id, { pictures: 1 });
  const review = await aReview(open.id);
  const postId = newId('post');
  await shopDb().insert(post).values({ id: postId, pageId: page.id, authorId: owner.personId, body: 'New glaze' });
  const left = await aPerson();
  await shopDb()
    .insert(pageMember)
    .values({ pageId: page.id, personId: left.personId, roles: ['owner'] });
  await leavePage(left, { page: page.id, sure: 'on' });
  const rival = await aPerson();
  const rivals = await aPage({ owner: rival.personId });
  return {
    page,
    owner,
    second,
    left,
    rival,
    rivals,
    first,
    other,
    open,
    review,
    postId,
    spare: await aPicture(page.id),
  };
}

/** Writes of a page that an owner can make in `aWorld`, as somebody may send them. */
export const verbs: Record<string, (actor: Actor, world: World) => Promise<Result<unknown, string>>> = {
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
  replyToReview: (actor, { page, review }) =>
    replyToReview(actor, { page: page.id, review: review.id, reply: 'Not us' }),
  deletePost: (actor, { page, postId }) => deletePost(actor, { page: page.id, post: postId }),
  removePerson: (actor, { page, second }) =>
    removePerson(actor, { page: page.id, person: second.personId, sure: 'on' }),
  leavePage: (actor, { page }) => leavePage(actor, { page: page.id, sure: 'on' }),
};

/** All rows of a page, as text: nothing a stranger does may change one byte of it. */
export async function everythingOf(pageId: Id<'page'>): Promise<string> {
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
      (select jsonb_agg(pm order by pm.media_id) from shop.post_media pm join shop.post p on p.id = pm.post_id where p.page_id = ${id}),
      (select jsonb_agg(r order by r.id) from shop.review r where r.page_id = ${id})
    )::text as all`);
  return row?.all ?? '';
}
