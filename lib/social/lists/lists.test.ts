import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPost, befriended, blocked } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { like } from '../liking/like';
import { regardOf } from '../liking/queries';
import { deleteList } from './delete-list';
import { editList } from './edit-list';
import { keep } from './keep';
import { makeList } from './make-list';
import { itemsMax, type ListAudience, moved } from './model';
import { moveItem } from './move-item';
import { noteItem } from './note-item';
import { listByLink, listOf, listsOf, ownLists, savedAmong, savedList, savedProducts } from './queries';
import { renewLink } from './renew-link';
import { save } from './save';
import { EditList } from './schema';

const made = async (by: PersonActor, name = 'Kitchen', kind: 'wish' | 'collection' = 'collection') => {
  const list = await makeList(by, { name, kind, thing: null });
  if (!list.ok) throw new Error(list.code);
  return list.value.list;
};
const shownTo = (by: PersonActor, list: Id<'list'>, audience: ListAudience, name = 'Kitchen') =>
  editList(by, { list, name, note: '', audience, notices: false });

describe('what is saved', () => {
  it('is one list, made with the first thing, private for good, and each thing is in it once', async () => {
    const lina = await aPerson();
    const { id } = await aPage();
    const [bowl, post] = [(await aProduct(id)).id, await aPost(id)];
    await Promise.all(Array.from({ length: 6 }, () => save(lina, { thing: bowl, save: 'yes' })));
    await save(lina, { thing: post, save: 'yes' });
    const saved = await savedList(lina);
    expect(saved?.items.map((item) => item.id)).toEqual([post, bowl]);
    expect(await savedAmong(lina, [bowl, post, newId('product')])).toEqual(new Set([bowl, post]));
    expect(await savedAmong(await aPerson(), [bowl])).toEqual(new Set());
    expect(await savedProducts(lina)).toEqual(new Set([bowl]));
    await keep(lina, { list: await made(lina), thing: (await aProduct(id)).id, keep: 'yes' });
    expect(await savedProducts(lina)).toEqual(new Set([bowl]));
    for (const other of [await aPerson(), anybody]) expect(await savedProducts(other)).toEqual(new Set());
    const list = saved?.id ?? newId('list');
    expect(await shownTo(lina, list, 'public')).toEqual({ ok: false, code: 'not_allowed' });
    expect(await deleteList(lina, { list })).toEqual({ ok: false, code: 'not_allowed' });
    await expect(
      socialDb().execute(
        sql`update social.list set audience = 'public', shown_at = now() where id = ${toUuid(list)}::uuid`,
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: 'list_saved_private' } });
    expect(await save(lina, { thing: bowl, save: 'no' })).toEqual({ ok: true, value: { saved: false } });
    expect((await savedList(lina))?.items.map((item) => item.id)).toEqual([post]);
  });

  it('is nothing that is not shown', async () => {
    const lina = await aPerson();
    const { id } = await aPage();
    const draft = await aProduct(id, { state: 'draft' });
    for (const thing of [draft.id, newId('product'), newId('post')])
      expect(await save(lina, { thing, save: 'yes' })).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('who sees a list', () => {
  let owner: PersonActor;
  let friend: PersonActor;
  let stranger: PersonActor;
  let apart: PersonActor;
  let list: Id<'list'>;
  beforeAll(async () => {
    [owner, friend, stranger, apart] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
    await befriended(owner, friend);
    await befriended(owner, apart);
    await blocked(apart, owner);
    list = await made(owner);
  });

  it.each([
    ['me', [true, false, false, false, false]],
    ['friends', [true, true, false, false, false]],
    ['link', [true, false, false, false, false]],
    ['public', [true, true, true, false, true]],
  ] as const)(
    'for %s: its owner, a friend, a stranger, a friend who blocked her, nobody',
    async (audience, expected) => {
      expect((await shownTo(owner, list, audience)).ok).toBe(true);
      const viewers = [owner, friend, stranger, apart, anybody];
      const seen = await Promise.all(viewers.map(async (viewer) => (await listOf(viewer, list)) !== null));
      expect(seen).toEqual(expected);
      const liked = await Promise.all(
        [friend, stranger, apart].map(async (viewer) => (await like(viewer, { on: list, like: 'yes' })).ok),
      );
      expect(liked).toEqual(expected.slice(1, 4));
      const listed = await Promise.all(viewers.slice(1).map((viewer) => listsOf(viewer, owner.personId)));
      expect(listed.map((lists) => lists.length > 0)).toEqual(expected.slice(1));
    },
  );

  it('is only her while nobody said otherwise', async () => {
    const fresh = await made(owner, 'Fresh');
    expect(await listOf(friend, fresh)).toBeNull();
    expect((await listOf(owner, fresh))?.audience).toBe('me');
  });

  it('by a link: who has it, until it is taken back or made anew, and then it is like one that never was', async () => {
    const linked = await made(owner, 'By link');
    const told = await shownTo(owner, linked, 'link', 'By link');
    const token = told.ok ? (told.value.token ?? '') : '';
    expect((await listByLink(anybody, token))?.id).toBe(linked);
    expect(await listByLink(apart, token)).toBeNull();
    const [row] = await socialDb().execute(
      sql`select to_jsonb(l)::text as all from social.list l where id = ${toUuid(linked)}::uuid`,
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await shownTo(owner, linked, 'link', 'By link')).toEqual({ ok: true, value: { token: null } });
    expect((await listByLink(anybody, token))?.id).toBe(linked);
    const other = await renewLink(owner, { list: linked });
    expect(await listByLink(anybody, token)).toBeNull();
    const fresh = other.ok ? (other.value.token ?? '') : '';
    expect((await listByLink(anybody, fresh))?.id).toBe(linked);
    await shownTo(owner, linked, 'me', 'By link');
    expect(await listByLink(anybody, fresh)).toBeNull();
    expect(await renewLink(owner, { list: linked })).toEqual({ ok: false, code: 'not_allowed' });
    for (const bad of ['', 'x', fresh.toLowerCase()]) expect(await listByLink(anybody, bad)).toBeNull();
  });

  it('its owner’s notices and its likes go with it, and others’ notices when it is theirs no longer', async () => {
    const gone = await made(owner, 'Gone');
    await shownTo(owner, gone, 'public', 'Gone');
    await like(stranger, { on: gone, like: 'yes' });
    expect((await regardOf(owner, [gone])).get(gone)?.likes).toBe(1);
    expect(await deleteList(stranger, { list: gone })).toEqual({ ok: false, code: 'not_found' });
    expect(await deleteList(owner, { list: gone })).toEqual({ ok: true, value: null });
    const [left] = await socialDb().execute(sql`
      select (select count(*)::int from social.liking where subject_id = ${toUuid(gone)}::uuid)
        + (select count(*)::int from social.notice where subject_id = ${toUuid(gone)}::uuid) as count`);
    expect(left).toEqual({ count: 0 });
  });

  it('nobody else changes it, and it answers as if it were not there', async () => {
    const { id: thing } = await aProduct((await aPage()).id);
    const none = { ok: false, code: 'not_found' };
    expect(await keep(stranger, { list, thing, keep: 'yes' })).toEqual(none);
    expect(await shownTo(stranger, list, 'public')).toEqual(none);
    expect(await moveItem(stranger, { list, thing, to: 'up' })).toEqual(none);
    expect(await noteItem(stranger, { list, thing, note: '' })).toEqual(none);
    expect(await renewLink(stranger, { list })).toEqual(none);
  });
});

describe('a list', () => {
  it('of one name is one, in any case and however often the form is sent', async () => {
    const lina = await aPerson();
    const lists = await Promise.all(['Gifts', 'gifts', 'Gifts'].map((name) => made(lina, name)));
    expect(new Set(lists).size).toBe(1);
    const other = await made(lina, 'Other');
    expect(await shownTo(lina, other, 'me', 'GIFTS')).toEqual({ ok: false, code: 'list_name_taken', field: 'name' });
    expect((await ownLists(lina)).map(({ name }) => name.toLowerCase())).toEqual(['other', 'gifts']);
  });

  it('with a thing that is not there is not made', async () => {
    const lina = await aPerson();
    const refused = await makeList(lina, { name: 'Empty', kind: 'wish', thing: newId('product') });
    expect(refused).toEqual({ ok: false, code: 'not_found' });
    expect(await ownLists(lina)).toEqual([]);
  });

  it('keeps its order: the last thing comes first, and steps move it', async () => {
    const lina = await aPerson();
    const { id } = await aPage();
    const list = await made(lina);
    const things = [(await aProduct(id)).id, (await aProduct(id)).id, (await aProduct(id)).id];
    for (const thing of things) await keep(lina, { list, thing, keep: 'yes' });
    const [first = newId('product'), second, third] = things;
    const order = async () => (await listOf(lina, list))?.items.map((item) => item.id);
    expect(await order()).toEqual([third, second, first]);
    await moveItem(lina, { list, thing: first, to: 'up' });
    await moveItem(lina, { list, thing: first, to: 'down' });
    await moveItem(lina, { list, thing: first, to: 'down' });
    expect(await order()).toEqual([third, second, first]);
    await moveItem(lina, { list, thing: first, to: 'up' });
    expect(await order()).toEqual([third, first, second]);
    await noteItem(lina, { list, thing: first, note: 'In blue' });
    expect((await listOf(lina, list))?.items[1]).toEqual({ id: first, note: 'In blue' });
  });

  it(`holds ${itemsMax} things`, async () => {
    const lina = await aPerson();
    const list = await made(lina);
    await socialDb().execute(sql`
      insert into social.list_item (list_id, subject_kind, subject_id, position)
      select ${toUuid(list)}::uuid, 'product', gen_random_uuid(), n from generate_series(1, ${itemsMax}) n`);
    const { id: thing } = await aProduct((await aPage()).id);
    expect(await keep(lina, { list, thing, keep: 'yes' })).toEqual({ ok: false, code: 'list_full' });
  });

  it('loses a product that is deleted', async () => {
    const lina = await aPerson();
    const list = await made(lina);
    const { id: thing } = await aProduct((await aPage()).id);
    await keep(lina, { list, thing, keep: 'yes' });
    await shopDb().execute(sql`delete from shop.product where id = ${toUuid(thing)}::uuid`);
    expect((await listOf(lina, list))?.items).toEqual([]);
  });
});

it('a step moves one place and never off the end', () => {
  expect(moved(['a', 'b', 'c'], 2, 'up')).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 'up')).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 'down')).toEqual(['a', 'b', 'c']);
});

it('the form cannot say whose a list is, and a ticked box is on', () => {
  const form = { list: newId('list'), name: 'Gifts', note: '', audience: 'me' };
  expect(EditList.parse({ ...form, notices: 'on' })).toMatchObject({ notices: true });
  expect(EditList.safeParse({ ...form, personId: newId('person') }).success).toBe(false);
  expect(EditList.safeParse({ ...form, audience: 'everybody' }).success).toBe(false);
});
