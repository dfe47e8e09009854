import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember } from '@/db/schema/shop/page';
import { aWorld, everythingOf, verbs, type World } from '@/db/testing/studio-verbs';
import { aPerson } from '@/db/testing/world';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { changeHandle } from '@/lib/shop/addresses/change-handle';
import { changeSlug } from '@/lib/shop/addresses/change-slug';
import { keptHandles } from '@/lib/shop/addresses/queries';
import { historyOf } from '@/lib/shop/catalog/product-history';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { restoreProduct } from '@/lib/shop/catalog/restore-product';
import { writeDocuments } from '@/lib/shop/catalog/write-documents';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { deskOf, productsForOwner, shopTodo } from '@/lib/shop/drafts/queries';
import { switchFeeds } from '@/lib/shop/exports/switch-feeds';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { mapColumns } from '@/lib/shop/imports/map-columns';
import { importsOf } from '@/lib/shop/imports/queries';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { insightsOf } from '@/lib/shop/insights/queries';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { postForOwner, postsForOwner } from '@/lib/shop/posts/queries';
import { reviewsForPage, unansweredReviews } from '@/lib/shop/reviews/desk/queries';
import { reviewsForPageAsked } from '@/lib/shop/reviews/desk/schema';
import { changeRoles } from './change-roles';
import { invitePerson } from './invite-person';
import { type Capability, may, type Role, roles } from './model';
import { peopleOf, sentInvites } from './queries';
import { withdrawInvite } from './withdraw-invite';

/** More writes, that need no more of a world than its page. */
const more: Record<string, (actor: Actor, world: World) => Promise<Result<unknown, string>>> = {
  changeHandle: (actor, { page }) => changeHandle(actor, { page: page.id, handle: `h${newId('page').slice(-12)}` }),
  changeSlug: (actor, { page, open }) => changeSlug(actor, { page: page.id, product: open.id, words: 'new words' }),
  restoreProduct: (actor, { page, open }) => restoreProduct(actor, { page: page.id, product: open.id, change: '1' }),
  writeDocuments: (actor, { page }) => writeDocuments(actor, page.id, [], { by: 'import' }),
  switchFeeds: (actor, { page }) => switchFeeds(actor, { page: page.id, feeds: 'off' }),
  beginImport: (actor, { page }) =>
    beginImport(actor, {
      page: page.id,
      name: 'a.csv',
      wishes: { newState: 'draft' },
      bytes: new TextEncoder().encode('Title\nCup\n'),
    }),
  mapColumns: (actor, { page }) => mapColumns(actor, { page: page.id, import: newId('import') }),
  steerImport: (actor, { page }) => steerImport(actor, { page: page.id, import: newId('import'), to: 'drop' }),
  ingestImage: (actor, { page }) => ingestImage(actor, page.id, new Uint8Array([1]), { alt: '' }),
  invitePerson: (actor, { page }) =>
    invitePerson(actor, { page: page.id, email: 'somebody@example.com', roles: ['catalog'] }),
  withdrawInvite: (actor, { page }) => withdrawInvite(actor, { page: page.id, invite: newId('invite') }),
  changeRoles: (actor, { page, second }) =>
    changeRoles(actor, { page: page.id, person: second.personId, roles: ['orders'] }),
};

/** What each of them needs. */
const needed: Record<string, Capability> = {
  ...{ updatePage: 'change_page', setPagePhoto: 'change_page', setTax: 'change_settings', setLegal: 'change_settings' },
  ...{ openShop: 'change_settings', createDraft: 'change_catalog', createDrafts: 'change_catalog' },
  ...{ saveDrafts: 'change_catalog', mergeDrafts: 'change_catalog', splitDraft: 'change_catalog' },
  ...{ setOnePrice: 'change_catalog', publishProducts: 'change_catalog', archiveProducts: 'change_catalog' },
  ...{ deleteDrafts: 'change_catalog', adjustStock: 'change_stock', setPhotos: 'change_catalog' },
  ...{ addPhotos: 'change_catalog', describePhoto: 'change_catalog', updateProduct: 'change_catalog' },
  ...{ createPost: 'change_page', updatePost: 'change_page', addPostPhotos: 'change_page', deletePost: 'change_page' },
  replyToReview: 'change_page',
  ...{ removePerson: 'change_people', leavePage: 'see_people' },
  ...{ changeHandle: 'change_settings', changeSlug: 'change_catalog', restoreProduct: 'change_catalog' },
  ...{ writeDocuments: 'change_catalog', switchFeeds: 'change_catalog', beginImport: 'change_catalog' },
  ...{ mapColumns: 'change_catalog', steerImport: 'change_catalog', ingestImage: 'change_catalog' },
  ...{ invitePerson: 'change_people', withdrawInvite: 'change_people', changeRoles: 'change_people' },
};

/** Questions about a page, each answered with whether it told anything, and what they need. */
const questions: Record<string, [Capability, (actor: Actor, world: World) => Promise<boolean>]> = {
  deskOf: ['see_catalog', async (actor, { page }) => (await deskOf(actor, page.id)).length > 0],
  shopTodo: ['see_catalog', async (actor, { page }) => (await shopTodo(actor, page.id)) !== null],
  productForOwner: [
    'see_catalog',
    async (actor, { page, first }) => (await productForOwner(actor, page.id, first.id)) !== null,
  ],
  productsForOwner: [
    'see_catalog',
    async (actor, { page }) =>
      (await productsForOwner(actor, page.id, { state: 'all', words: '', after: null })).products.length > 0,
  ],
  readDocuments: [
    'see_catalog',
    async (actor, { page, open }) => (await readDocuments(actor, page.id, [open.id])).length > 0,
  ],
  historyOf: [
    'see_catalog',
    async (actor, { page, open }) => (await historyOf(actor, page.id, open.id)).changes.length > 0,
  ],
  insightsOf: [
    'see_insights',
    async (actor, { page }) =>
      (await insightsOf(actor, page.id, { since: '2026-01-01', until: '2026-01-31' })) !== null,
  ],
  importsOf: ['see_catalog', async (actor, { page }) => (await importsOf(actor, page.id)).length > 0],
  postsForOwner: ['see_catalog', async (actor, { page }) => (await postsForOwner(actor, page.id)).posts.length > 0],
  postForOwner: [
    'see_catalog',
    async (actor, { page, postId }) => (await postForOwner(actor, page.id, postId)) !== null,
  ],
  reviewsForPage: [
    'see_catalog',
    async (actor, { page }) => (await reviewsForPage(actor, page.id, reviewsForPageAsked({}))).items.length > 0,
  ],
  unansweredReviews: ['see_catalog', async (actor, { page }) => (await unansweredReviews(actor, page.id)) > 0],
  keptHandles: ['see_settings', async (actor, { page }) => (await keptHandles(actor, page.id)).length > 0],
  peopleOf: ['see_people', async (actor, { page }) => (await peopleOf(actor, page.id)).length > 0],
  sentInvites: ['see_people', async (actor, { page }) => (await sentInvites(actor, page.id)).length > 0],
};

const cast: readonly (readonly Role[])[] = [
  ...roles.map((role) => [role]),
  ['catalog', 'orders'],
  ['money', 'read_only'],
];

async function join(world: World, held: readonly Role[]): Promise<PersonActor> {
  const person = await aPerson();
  await shopDb()
    .insert(pageMember)
    .values({ pageId: world.page.id, personId: person.personId, roles: [...held] });
  return person;
}

describe('what the table says of a page is what its verbs do', () => {
  it('of every one of them it says something', () => {
    expect(Object.keys(needed).sort()).toEqual([...Object.keys(verbs), ...Object.keys(more)].sort());
  });

  it.each(Object.entries({ ...verbs, ...more }))('%s', async (name, verb) => {
    const capability = needed[name] ?? 'change_people';
    const world = await aWorld();
    for (const held of cast.filter((one) => !may(one, capability))) {
      const person = await join(world, held);
      const before = await everythingOf(world.page.id);
      expect([held, await verb(person, world)]).toEqual([held, { ok: false, code: 'not_allowed' }]);
      expect(await everythingOf(world.page.id)).toBe(before);
    }
    for (const held of cast.filter((one) => may(one, capability))) {
      const result = await verb(await join(world, held), world);
      expect([held, result.ok ? '' : result.code]).not.toEqual([held, 'not_allowed']);
    }
  });
});

describe('what the table says of a page is what its questions tell', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
    const { owner, page, open } = world;
    await invitePerson(owner, { page: page.id, email: 'somebody@example.com', roles: ['catalog'] });
    await changeHandle(owner, { page: page.id, handle: `h${newId('page').slice(-12)}` });
    await verbs.updateProduct?.(owner, world);
    await more.beginImport?.(owner, world);
    expect(open.id).toBeDefined();
  });

  it.each(Object.entries(questions))('%s', async (_, [capability, tells]) => {
    for (const held of cast) {
      expect([held, await tells(await join(world, held), world)]).toEqual([held, may(held, capability)]);
    }
  });
});

describe('a role that is taken away', () => {
  it('is gone with the next request, whatever screen is open; another one given counts as soon', async () => {
    const world = await aWorld();
    const helper = await join(world, ['catalog']);
    const page = world.page.id;
    const hers = { page, person: helper.personId };
    expect(await verbs.createDraft?.(helper, world)).toMatchObject({ ok: true });
    expect(await changeRoles(world.owner, { ...hers, roles: ['orders'] })).toEqual({ ok: true, value: null });
    expect(await verbs.createDraft?.(helper, world)).toEqual({ ok: false, code: 'not_allowed' });
    expect(await verbs.adjustStock?.(helper, world)).toMatchObject({ ok: true });
  });

  it('takes along the invitations of who was an owner', async () => {
    const world = await aWorld();
    const { owner, second, page } = world;
    await invitePerson(second, { page: page.id, email: 'somebody@example.com', roles: ['money'] });
    await changeRoles(owner, { page: page.id, person: second.personId, roles: ['catalog'] });
    expect(await sentInvites(owner, page.id)).toEqual([]);
  });

  it('is never that of the last owner', async () => {
    const world = await aWorld();
    const { owner, second, page } = world;
    const step = (person: PersonActor) =>
      changeRoles(person, { page: page.id, person: person.personId, roles: ['catalog'] });
    const both = await Promise.all([step(owner), step(second)]);
    expect(both.map((one) => (one.ok ? 'stepped back' : one.code)).sort()).toEqual(['last_owner', 'stepped back']);
    const owners = (await peopleOf(owner, page.id)).filter((one) => one.roles.includes('owner'));
    expect(owners).toHaveLength(1);
  });
});
