import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { aCircle, aShare, aWish, befriend, blockPerson, something } from '@/db/testing/sharing';
import type { PersonActor } from '@/lib/identity/actor/model';
import { unblockPerson } from '@/lib/identity/ties/unblock-person';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { changeShare } from './change-share';
import { endShare } from './end-share';
import { leaveShare } from './leave-share';
import { makeLink } from './make-link';
import { openShare } from './open-share';
import { audienceChoices, ownShare, ownShares, sharedMarks } from './own/queries';
import { previewShare } from './preview-share';
import { photoOfShare, shareByLink, sharesById, sharesOfPerson } from './queries';
import { share } from './share';
import { takeBack } from './take-back';
import { takeBackAll } from './take-back-all';
import { beginShare } from './tell-named';

async function friends() {
  const [lina, omar, salma, stranger] = await Promise.all([aPerson(), aPerson(), aPerson(), aPerson()]);
  await befriend(lina, omar);
  await befriend(lina, salma);
  return { lina, omar, salma, stranger };
}

const noticesOf = (actor: PersonActor) =>
  socialDb().execute<{ kind: string; subject: string }>(
    sql`select kind, subject_id as subject from social.notice where person_id = ${toUuid(actor.personId)}::uuid`,
  );

describe('sharing', () => {
  it('shows what was ticked to whom she named, tells them once, and nobody else', async () => {
    const { lina, omar, salma, stranger } = await friends();
    const shown = something({ price: money(4_620n, 'USD'), month: '2026-11-01' });
    const made = await aShare(lina, { audience: 'people', people: [omar.personId], note: 'Look' }, shown);
    expect(made.link).toBeNull();
    const [seen] = await sharesById(omar, [made.share]);
    expect(seen).toEqual({
      ...{
        id: made.share,
        mine: false,
        item: 'Walnut tray',
        page: null,
        donation: null,
        product: null,
        note: 'Look',
        photo: null,
      },
      ...{ price: money(4_620n, 'USD'), month: '2026-11-01', since: expect.any(Date), comments: true },
      by: { id: lina.personId, handle: lina.handle, name: lina.name, avatarKey: null },
    });
    for (const other of [salma, stranger, aGuest]) expect(await sharesById(other, [made.share])).toEqual([]);
    expect(await noticesOf(omar)).toEqual([{ kind: 'shared_with_you', subject: toUuid(made.share) }]);
    for (const other of [salma, stranger, lina]) expect(await noticesOf(other)).toEqual([]);
  });

  it('is refused where nobody or a stranger is named, nothing is inside, or the same is shared already', async () => {
    const { lina, omar, stranger } = await friends();
    const shown = something();
    const tries: [Parameters<typeof aWish>[0], typeof shown, string][] = [
      [{ audience: 'people' }, shown, 'people_none'],
      [{ audience: 'people', people: [omar.personId, stranger.personId] }, shown, 'not_friends'],
      [{ audience: 'circle' }, shown, 'circle_none'],
      [{ audience: 'circle', circle: await aCircle(omar, [lina]) }, shown, 'circle_none'],
      [{}, { mark: shown.mark }, 'nothing_inside'],
      [{ starts: 'day', startsOn: '2020-01-01' }, shown, 'starts_past'],
    ];
    for (const [wish, what, code] of tries) {
      expect(await share(lina, what, aWish(wish))).toMatchObject({ ok: false, code });
    }
    await aShare(lina, {}, shown);
    expect(await share(lina, shown, aWish())).toMatchObject({ ok: false, code: 'already_shared' });
    expect(await sharesOfPerson(omar, lina.personId)).toHaveLength(1);
    // The name is hers alone: somebody else's thing cannot be in its way.
    expect(await share(omar, shown, aWish())).toMatchObject({ ok: true });
  });

  it('keeps nothing that was not ticked, and refuses what has no tick', async () => {
    const lina = await aPerson();
    const more: object = { ...something(), order: newId('order') };
    await expect(share(lina, Object.assign(something(), more), aWish())).rejects.toThrow(/order/);
    expect(await sharesOfPerson(lina, lina.personId)).toEqual([]);
  });

  it('waits for its moment with telling, too', async () => {
    const { lina, omar } = await friends();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId], starts: 'hour' });
    await beginShare(id);
    expect(await noticesOf(omar)).toEqual([]);
    expect(await sharesById(omar, [id])).toEqual([]);
    expect((await ownShares(lina))[0]?.begins).toBeInstanceOf(Date);
    await socialDb().execute(sql`update social.share set starts_at = now() where id = ${toUuid(id)}::uuid`);
    await beginShare(id);
    await beginShare(id);
    expect(await noticesOf(omar)).toHaveLength(1);
    expect(await sharesById(omar, [id])).toHaveLength(1);
  });
});

describe('taking back', () => {
  it('leaves nothing: no share, no notice, no picture, no link, and nobody else can', async () => {
    const { lina, omar } = await friends();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId] });
    const { share: linked, link } = await aShare(lina, { audience: 'link' });
    expect(await takeBack(omar, { share: id })).toMatchObject({ ok: false, code: 'not_found' });
    expect(await shareByLink(aGuest, link ?? '')).not.toBeNull();
    expect(await takeBack(lina, { share: id })).toEqual({ ok: true, value: null });
    expect(await takeBack(lina, { share: id })).toMatchObject({ ok: false, code: 'not_found' });
    await takeBackAll(lina);
    expect(await sharesById(omar, [id, linked])).toEqual([]);
    expect(await sharesById(lina, [id, linked])).toEqual([]);
    expect(await shareByLink(aGuest, link ?? '')).toBeNull();
    expect(await photoOfShare(omar, { share: id })).toBeNull();
    expect(await noticesOf(omar)).toEqual([]);
    expect(await ownShares(lina)).toEqual([]);
  });

  it('lets the same be shared again, with others', async () => {
    const { lina, omar, salma } = await friends();
    const shown = something();
    const { share: first } = await aShare(lina, { audience: 'people', people: [omar.personId] }, shown);
    await takeBack(lina, { share: first });
    await aShare(lina, { audience: 'people', people: [salma.personId] }, shown);
    expect(await sharesOfPerson(omar, lina.personId)).toEqual([]);
    expect(await sharesOfPerson(salma, lina.personId)).toHaveLength(1);
    expect([...(await sharedMarks(lina, [shown.mark])).keys()]).toEqual([shown.mark]);
    expect((await sharedMarks(omar, [shown.mark])).size).toBe(0);
  });

  it('comes by itself at its end, and no sooner', async () => {
    const { lina } = await friends();
    const { share: id } = await aShare(lina, { ends: 'day' });
    await endShare(id);
    expect(await sharesById(aGuest, [id])).toHaveLength(1);
    await socialDb().execute(sql`
      update social.share set starts_at = now() - interval '2 days', ends_at = now() - interval '1 second' where id = ${toUuid(id)}::uuid`);
    expect(await sharesById(aGuest, [id])).toEqual([]);
    expect(await ownShares(lina)).toEqual([]);
    await endShare(id);
    expect(await socialDb().execute(sql`select 1 from social.share where id = ${toUuid(id)}::uuid`)).toHaveLength(0);
  });
});

describe('the stricter of two sides', () => {
  it('lets whoever is named take herself out, notice and all', async () => {
    const { lina, omar, salma } = await friends();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId, salma.personId] });
    expect(await leaveShare(lina, { share: id })).toMatchObject({ ok: false, code: 'not_found' });
    expect(await leaveShare(omar, { share: id })).toMatchObject({ ok: true });
    expect(await sharesById(omar, [id])).toEqual([]);
    expect(await noticesOf(omar)).toEqual([]);
    expect(await sharesById(salma, [id])).toHaveLength(1);
    expect((await ownShares(lina))[0]?.people.map(({ id: who }) => who)).toEqual([salma.personId]);
  });

  it('only ever makes it smaller: fewer people, a sooner end', async () => {
    const { lina, omar, salma } = await friends();
    const { share: id } = await aShare(lina, {
      ...{ audience: 'people', people: [omar.personId, salma.personId], ends: 'day' },
    });
    const change = (part: object) => changeShare(lina, { share: id, without: null, ends: 'as_it_is', ...part });
    const end = async () => (await ownShares(lina))[0]?.ends?.getTime() ?? 0;
    const before = await end();
    await change({ ends: 'week' });
    expect(await end()).toBe(before);
    await change({ ends: 'hour', without: omar.personId });
    expect(await end()).toBeLessThan(before);
    expect(await sharesById(omar, [id])).toEqual([]);
    expect(await noticesOf(omar)).toEqual([]);
    expect(await changeShare(salma, { share: id, without: lina.personId, ends: 'hour' })).toMatchObject({ ok: false });
  });

  it('that names somebody in the very moment in which she is blocked names her no more when the block is taken back', async () => {
    const { lina, omar } = await friends();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId] });
    await blockPerson(lina, omar);
    await socialDb().execute(sql`
      insert into social.share_person (share_id, person_id) values (${toUuid(id)}::uuid, ${toUuid(omar.personId)}::uuid)`);
    await unblockPerson(lina, { person: omar.personId });
    expect(await sharesById(omar, [id])).toEqual([]);
    expect((await ownShare(lina, id))?.people).toEqual([]);
  });

  it('ends with a block by either, also by link and also for who is named', async () => {
    const { lina, omar, stranger } = await friends();
    const { share: named } = await aShare(lina, { audience: 'people', people: [omar.personId] });
    const { link } = await aShare(lina, { audience: 'link' });
    expect(await shareByLink(stranger, link ?? '')).not.toBeNull();
    await blockPerson(omar, lina);
    await blockPerson(lina, stranger);
    expect(await sharesById(omar, [named])).toEqual([]);
    expect((await ownShares(lina)).flatMap(({ people }) => people)).toEqual([]);
    for (const apart of [omar, stranger]) expect(await shareByLink(apart, link ?? '')).toBeNull();
    expect(await shareByLink(aGuest, link ?? '')).not.toBeNull();
  });
});

describe('a link', () => {
  it('opens where nothing else does, stops when a new one is made, and is made by its owner for a share by link alone', async () => {
    const { lina, omar } = await friends();
    const { share: id, link } = await aShare(lina, { audience: 'link' });
    expect(await sharesById(omar, [id])).toEqual([]);
    expect(await sharesOfPerson(omar, lina.personId)).toEqual([]);
    expect((await shareByLink(aGuest, link ?? ''))?.id).toBe(id);
    const next = await makeLink(lina, { share: id });
    if (!next.ok) throw new Error(next.code);
    expect(await shareByLink(aGuest, link ?? '')).toBeNull();
    expect((await shareByLink(aGuest, next.value.link))?.id).toBe(id);
    expect(await makeLink(omar, { share: id })).toMatchObject({ ok: false, code: 'not_found' });
    const { share: open } = await aShare(lina);
    expect(await makeLink(lina, { share: open })).toMatchObject({ ok: false, code: 'not_found' });
  });
});

describe('openings', () => {
  const opening = { token: null, firstHere: true };
  it('are counted once for each; names only of the named, and never of the owner or of who may not see it', async () => {
    const { lina, omar, salma, stranger } = await friends();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId, salma.personId] });
    for (const who of [omar, omar, stranger, aGuest, lina]) await openShare(who, { ...opening, share: id });
    const [own] = await ownShares(lina);
    expect(own?.openings).toBe(1);
    expect(own?.people.filter(({ openedAt }) => openedAt).map(({ id: who }) => who)).toEqual([omar.personId]);
    const { share: linked, link } = await aShare(lina, { audience: 'link' });
    const byLink = { share: null, token: link };
    await openShare(stranger, { ...byLink, firstHere: true });
    await openShare(stranger, { ...byLink, firstHere: false });
    await openShare(stranger, { ...opening, share: linked });
    const mine = (await ownShares(lina)).find(({ view }) => view.id === linked);
    expect(mine).toMatchObject({ openings: 1, people: [] });
  });

  it('are told of friends and of a circle only where it goes to so many that the number names nobody', async () => {
    const { lina, omar } = await friends();
    const circle = await aCircle(lina, [omar]);
    const shares = [await aShare(lina, { audience: 'circle', circle }), await aShare(lina, { audience: 'friends' })];
    for (const { share } of shares) await openShare(omar, { ...opening, share });
    const told = async () => Promise.all(shares.map(async ({ share }) => (await ownShare(lina, share))?.openings));
    expect(await told()).toEqual([null, null]);
    for (const more of [await aPerson(), await aPerson(), await aPerson()]) await befriend(lina, more);
    expect(await told()).toEqual([null, 1]);
  });
});

describe('seeing it as somebody sees it', () => {
  it('is the answer she would get, and leaves no trace', async () => {
    const { lina, omar, salma, stranger } = await friends();
    const shown = something();
    const toOmar = aWish({ audience: 'people', people: [omar.personId], note: 'For you', starts: 'hour' });
    const as = (eyes: Parameters<typeof previewShare>[3], wish = toOmar) => previewShare(lina, shown, wish, eyes);
    expect(await as(omar.personId)).toMatchObject({
      ok: true,
      value: { item: 'Walnut tray', note: 'For you', mine: false },
    });
    expect(await as(salma.personId)).toEqual({ ok: true, value: null });
    expect(await as('anybody')).toEqual({ ok: true, value: null });
    expect(await as(stranger.personId)).toMatchObject({ ok: false, code: 'not_friends' });
    expect(await as('link', aWish({ audience: 'link' }))).toMatchObject({ ok: true, value: { item: 'Walnut tray' } });
    expect(await as('anybody', aWish({ audience: 'people' }))).toMatchObject({ ok: false, code: 'people_none' });
    expect(await ownShares(lina)).toEqual([]);
    expect(await noticesOf(omar)).toEqual([]);
  });
});

describe('her friends and circles', () => {
  it('are offered as they are, without who is apart or asked only', async () => {
    const { lina, omar, salma } = await friends();
    await aCircle(lina, [omar, salma, await aPerson()]);
    await blockPerson(salma, lina);
    const { friends: shown, circles } = await audienceChoices(lina);
    expect(shown.map(({ id }) => id)).toEqual([omar.personId]);
    expect(circles.map(({ count }) => count)).toEqual([1]);
  });

  it('are forgotten with an account, shares and all', async () => {
    const { lina, omar } = await friends();
    const { share: hers } = await aShare(lina);
    const { share: named } = await aShare(omar, { audience: 'people', people: [lina.personId] });
    await forgetPerson(lina.personId);
    expect(await sharesById(omar, [hers])).toEqual([]);
    expect((await ownShares(omar)).find(({ view }) => view.id === named)?.people).toEqual([]);
  });
});
