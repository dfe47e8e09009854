import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember, post } from '@/db/schema/shop/page';
import { aWorld, everythingOf, verbs, type World } from '@/db/testing/studio-verbs';
import { aGuest } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { ok, refuse } from '@/lib/kernel/result';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { deskOf, productsForOwner, shopTodo } from '@/lib/shop/drafts/queries';
import { postForOwner, postsForOwner } from '@/lib/shop/posts/queries';
import { changePage } from './change-page';
import { leavePage } from './leave-page';
import { myPages, pageForMember, peopleOf, requireMember } from './queries';

const strangers: Record<string, (world: World) => Actor> = {
  'a guest': () => aGuest(),
  'a job': () => ({ kind: 'system', name: 'test', locale: 'en' }),
  'the owner of another page': ({ rival }) => rival,
  'a person who left': ({ left }) => left,
};

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
    expect(await shopTodo(world.owner, world.page.id)).toMatchObject({ hasProducts: true, drafts: 2, hasPosts: true });
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
