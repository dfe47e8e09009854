import { and, eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import { media, page, pageMember, post } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { aZip } from '@/db/testing/zip';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { postsOfPage } from '@/lib/shop/timeline/queries';
import { beginMove } from './begin-move';
import { chooseMove } from './choose-move';
import { forgetMoves } from './forget-moves';
import { exportPlace } from './move-place';
import { moveOf, movesOf, postsOfMove, smallPicture } from './queries';
import { ChooseMove } from './schema';
import { steerMove } from './steer-move';
import { tendMoves } from './tend-moves';

const picture = (colour: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();
const said = 1_672_570_800;

async function anExport(posts = 3): Promise<Uint8Array> {
  const list = Array.from({ length: posts }, (_, at) => ({
    timestamp: said + at * 3_600,
    data: [{ post: `Said ${at + 1}\n#clay` }],
    attachments: at === 0 ? [{ data: [{ media: { uri: 'posts/media/one.png' } }] }] : [],
  }));
  const album = { name: 'Profile pictures', photos: [{ uri: 'posts/media/me.png', creation_timestamp: said }] };
  return aZip({
    'fb/posts/profile_posts_1.json': JSON.stringify(list),
    'fb/posts/album/0.json': JSON.stringify(album),
    'fb/profile_information/profile_information.json': JSON.stringify({
      profile_v2: { name: { full_name: 'Moved Co' } },
    }),
    'fb/posts/media/one.png': await picture('#aa3311'),
    'fb/posts/media/me.png': await picture('#113355'),
  });
}

async function anOwner() {
  const actor = await aPerson();
  const { id } = await aPage({ owner: actor.personId, name: 'Before', about: 'Old words' });
  return { actor, page: id };
}

type Owner = Awaited<ReturnType<typeof anOwner>>;

async function looked({ actor, page: id }: Owner, bytes: Uint8Array): Promise<Id<'move'>> {
  const begun = await beginMove(actor, id, { source: 'file', name: 'export.zip', bytes });
  if (!begun.ok) throw new Error(begun.code);
  await tendMoves();
  return begun.value;
}

const all = { name: 'on', about: 'on', logo: 'on', mine: 'on', go: 'bring', from: '1', to: '60' };

async function brought(owner: Owner, moveId: Id<'move'>, given: Record<string, unknown> = { posts: ['1', '2', '3'] }) {
  const chosen = await chooseMove(owner.actor, ChooseMove.parse({ ...all, page: owner.page, move: moveId, ...given }));
  if (!chosen.ok) throw new Error(chosen.code);
  await tendMoves();
}

const faceOf = async (id: Id<'page'>) => (await shopDb().select().from(page).where(eq(page.id, id)))[0];
const bodies = async ({ actor, page: id }: Owner) =>
  (await postsOfPage(actor, id)).items.map(({ body, publishedAt }) => [body, publishedAt.getTime() / 1_000]);

describe('an export that moves in', () => {
  it('is looked at without touching the page, with what would come', async () => {
    const owner = await anOwner();
    const id = await looked(owner, await anExport());
    const found = await moveOf(owner.actor, owner.page, id);
    expect(found).toMatchObject({
      view: { state: 'ready', kind: 'facebook', items: 3 },
      face: { name: 'Moved Co' },
      shown: ['logo'],
    });
    const shown = await postsOfMove(owner.actor, owner.page, id, 0);
    expect(shown.map(({ body, pictured }) => [body, pictured])).toEqual([
      ['Said 3\n#clay', false],
      ['Said 2\n#clay', false],
      ['Said 1\n#clay', true],
    ]);
    expect((await smallPicture(owner.actor, id, '3'))?.length).toBeGreaterThan(50);
    expect(await bodies(owner)).toEqual([]);
    expect((await faceOf(owner.page))?.name).toBe('Before');
  });

  it('brings what is ticked with its moments, and its owner is noted to have said that she may', async () => {
    const owner = await anOwner();
    const id = await looked(owner, await anExport());
    await brought(owner, id, { posts: ['1', '3'], about: undefined });
    expect(await bodies(owner)).toEqual([
      ['Said 3\n#clay', said + 7_200],
      ['Said 1\n#clay', said],
    ]);
    const face = await faceOf(owner.page);
    expect([face?.name, face?.about, face?.logoMediaId === null]).toEqual(['Moved Co', 'Old words', false]);
    const [noted] = await shopDb().select().from(move).where(eq(move.id, id));
    expect([noted?.state, noted?.rightsBy, noted?.rightsAt instanceof Date]).toEqual([
      'done',
      owner.actor.personId,
      true,
    ]);
  });

  it('comes once, however often it is dropped, also where it has grown', async () => {
    const owner = await anOwner();
    await brought(owner, await looked(owner, await anExport()));
    const again = await looked(owner, await anExport(4));
    expect((await moveOf(owner.actor, owner.page, again))?.tally).toMatchObject({ known: 3, chosen: 1 });
    await brought(owner, again, { posts: ['1', '2', '3', '4'] });
    expect(await bodies(owner)).toHaveLength(4);
    const [weight] = await shopDb()
      .select({ pictures: sql<number>`count(*)::int` })
      .from(media)
      .where(eq(media.pageId, owner.page));
    expect(weight?.pictures).toBe(2);
  });

  it('goes on where a worker was killed, and nothing comes twice', async () => {
    const owner = await anOwner();
    const id = await looked(owner, await anExport());
    await brought(owner, id);
    // As after a kill between the last write and the note of it.
    await shopDb().update(movePost).set({ state: 'waiting', postId: null }).where(eq(movePost.moveId, id));
    await shopDb().update(move).set({ state: 'running', leasedUntil: sql`now()` }).where(eq(move.id, id));
    await tendMoves();
    expect(await bodies(owner)).toHaveLength(3);
    expect((await moveOf(owner.actor, owner.page, id))?.view.state).toBe('done');
  });

  it('is taken back whole: updates, pictures, name, words and the logo that was there', async () => {
    const owner = await anOwner();
    const old = await ingestImage({ kind: 'system', name: 'test', locale: 'en' }, owner.page, await picture('#ffffff'));
    if (!old.ok) throw new Error(old.code);
    await shopDb().update(page).set({ logoMediaId: old.value.mediaId }).where(eq(page.id, owner.page));
    const id = await looked(owner, await anExport());
    await brought(owner, id);
    expect((await faceOf(owner.page))?.logoMediaId).not.toBe(old.value.mediaId);
    expect(await steerMove(owner.actor, { page: owner.page, move: id, to: 'undo' })).toEqual({ ok: true, value: null });
    await tendMoves();
    const face = await faceOf(owner.page);
    expect([face?.name, face?.about, face?.logoMediaId]).toEqual(['Before', 'Old words', old.value.mediaId]);
    expect(await bodies(owner)).toEqual([]);
    const left = await shopDb().select({ id: media.id }).from(media).where(eq(media.pageId, owner.page));
    expect(left).toEqual([{ id: old.value.mediaId }]);
    await brought(owner, await looked(owner, await anExport()));
    expect(await bodies(owner)).toHaveLength(3);
  });

  it('leaves what was changed since it came', async () => {
    const owner = await anOwner();
    const id = await looked(owner, await anExport());
    await brought(owner, id);
    await shopDb()
      .update(post)
      .set({ body: 'Mine' })
      .where(sql`${post.pageId} = ${sql.param(owner.page, post.pageId)} and ${post.body} like 'Said 2%'`);
    await shopDb().update(page).set({ name: 'Newer' }).where(eq(page.id, owner.page));
    await steerMove(owner.actor, { page: owner.page, move: id, to: 'undo' });
    await tendMoves();
    expect((await bodies(owner)).map(([body]) => body)).toEqual(['Mine']);
    expect((await faceOf(owner.page))?.name).toBe('Newer');
    expect((await moveOf(owner.actor, owner.page, id))?.tally.changedSince).toBe(1);
  });

  it('waits when whoever began it may not change the page any longer', async () => {
    const owner = await anOwner();
    const id = await looked(owner, await anExport());
    await chooseMove(owner.actor, ChooseMove.parse({ ...all, page: owner.page, move: id, posts: ['1'] }));
    const other = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId: owner.page, personId: other.personId, roles: ['owner'] });
    const hers = and(eq(pageMember.pageId, owner.page), eq(pageMember.personId, owner.actor.personId));
    await shopDb()
      .update(pageMember)
      .set({ roles: ['orders'] })
      .where(hers);
    await tendMoves();
    const [left] = await shopDb().select().from(move).where(eq(move.id, id));
    expect([left?.state, left?.problem]).toEqual(['paused', 'owner_gone']);
  });
});

describe('a move', () => {
  it('that nobody brought within a week is forgotten, and its export with it', async () => {
    const owner = await anOwner();
    const [old, young] = [await looked(owner, await anExport()), await looked(owner, await anExport())];
    await shopDb().update(move).set({ createdAt: sql`now() - interval '8 days'` }).where(eq(move.id, old));
    await forgetMoves();
    expect((await movesOf(owner.actor, owner.page)).map(({ id }) => id)).toEqual([young]);
    const store = await fileStore();
    expect([await store.has(exportPlace(old)), await store.has(exportPlace(young))]).toEqual([false, true]);
  });

  it("is nobody else's, and begins only for who says that she may use it", async () => {
    const owner = await anOwner();
    const stranger = await aPerson();
    const id = await looked(owner, await anExport());
    const asked = { ...all, page: owner.page, move: id, posts: ['1'] };
    expect(ChooseMove.safeParse({ ...asked, mine: undefined }).error?.issues[0]?.message).toBe('mine_required');
    expect(await chooseMove(stranger, ChooseMove.parse(asked))).toEqual({ ok: false, code: 'not_found' });
    expect(await steerMove(stranger, { page: owner.page, move: id, to: 'drop' })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect(await moveOf(stranger, owner.page, id)).toBeNull();
    expect(await movesOf(stranger, owner.page)).toEqual([]);
    expect(await smallPicture(stranger, id, 'logo')).toBeNull();
    const other = await anOwner();
    expect(await smallPicture(other.actor, id, 'logo')).toBeNull();
    expect(await postsOfMove(other.actor, other.page, id, 0)).toEqual([]);
    await expect(shopDb().update(move).set({ state: 'running' }).where(eq(move.id, id))).rejects.toThrow();
  });

  it('is one of a page at a time, and a step that does not fit is refused', async () => {
    const owner = await anOwner();
    const { actor, page: id } = owner;
    await beginMove(actor, id, { source: 'address', name: 'example.com' });
    expect(await beginMove(actor, id, { source: 'address', name: 'example.com' })).toEqual({
      ok: false,
      code: 'move_running',
    });
    const [first] = await movesOf(actor, id);
    if (!first) throw new Error('no move');
    expect(await steerMove(actor, { page: id, move: first.id, to: 'resume' })).toEqual({
      ok: false,
      code: 'move_over',
    });
    expect(await steerMove(actor, { page: id, move: first.id, to: 'drop' })).toMatchObject({ ok: true });
    expect(await movesOf(actor, id)).toEqual([]);
  });
});
