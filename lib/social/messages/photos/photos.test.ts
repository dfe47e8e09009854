import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { asReader, inUpkeep, socialDb } from '@/db/client/social';
import { jobsOf } from '@/db/testing/jobs';
import { aTalkOfFriends, aTalkWithPage } from '@/db/testing/talks';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { looksAtHers } from '@/lib/identity/looks/queries';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { lookAt } from '@/lib/social/decisions/reported';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { forgetReports } from '@/lib/social/messages/forget-reports';
import { talkFor } from '@/lib/social/messages/queries';
import { removeMessage } from '@/lib/social/messages/remove-message';
import { reportMessage } from '@/lib/social/messages/report-message';
import { MessageForm } from '@/lib/social/messages/schema';
import { writeMessage } from '@/lib/social/messages/write-message';
import { openFile } from '@/lib/social/sealing/open-file';
import { addPhoto } from './add-photo';
import { bytesPlace, copyPlace, photoPlace } from './model';
import { photoBytes, reportedPhoto } from './queries';
import { removeBytes } from './remove-bytes';
import { sweepPhotos } from './sweep-photos';

const secret = 'Nadia’s kitchen';
const missing = { ok: false, code: 'not_found' };

/** A photograph that says where and by whom it was taken. */
const photograph = (width = 60) =>
  sharp({ create: { width, height: 40, channels: 3, background: '#884422' } })
    .jpeg()
    .withExif({ IFD0: { Artist: secret, ImageDescription: secret }, IFD3: { GPSLatitude: '33/1 53/1 0/1' } })
    .toBuffer();

async function chosen(actor: PersonActor, as?: Id<'page'>): Promise<Id<'photo'>> {
  const added = await addPhoto(actor, { as, bytes: await photograph() });
  if (!added.ok) throw new Error(`a photograph was not taken: ${added.code}`);
  return added.value;
}

const show = (actor: PersonActor, talk: Id<'talk'>, ids: readonly Id<'photo'>[], as?: Id<'page'>, key = randomUUID()) =>
  writeMessage(
    actor,
    { talk, as },
    { key, words: '', photos: ids.map((id, at) => ({ id, description: at === 0 ? 'A brown wall' : '' })) },
  );

/** A message with one photograph, and both. */
async function shown(actor: PersonActor, talk: Id<'talk'>, as?: Id<'page'>) {
  const photo = await chosen(actor, as);
  const written = await show(actor, talk, [photo], as);
  if (!written.ok) throw new Error(`it was not written: ${written.code}`);
  return { photo, message: written.value };
}

const stored = async (id: Id<'photo'>) => (await fileStore()).get(bytesPlace(id));
const seesIt = async (actor: Actor, talk: Id<'talk'>, photo: Id<'photo'>) =>
  (await photoBytes(actor, { talk }, photo)) !== null;

describe('a photograph of a message', () => {
  test('is seen by both sides without what its file tells beside the picture, with what is said of it', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const { photo } = await shown(one, talk);
    for (const side of [one, other]) {
      const bytes = await photoBytes(side, { talk }, photo);
      const { format, width, exif, xmp } = await sharp(bytes ?? undefined).metadata();
      expect([format, width, exif, xmp]).toEqual(['webp', 60, undefined, undefined]);
    }
    expect((await talkFor(other, { talk }))?.messages).toMatchObject([
      { words: null, photoCount: 1, photos: [{ id: photo, width: 60, height: 40, description: 'A brown wall' }] },
    ]);
  });

  test('lies sealed: neither its bytes nor what is said of it are anywhere to be read', async () => {
    const { one, talk } = await aTalkOfFriends();
    const { photo } = await shown(one, talk);
    const bytes = Buffer.from((await stored(photo)) ?? []).toString('latin1');
    expect(bytes.length).toBeGreaterThan(100);
    for (const sign of ['WEBP', 'RIFF', 'VP8', 'JFIF', 'Exif', '\xff\xd8\xff', 'kitchen'])
      expect(bytes).not.toContain(sign);
    const [row] = await asReader(toUuid(one.personId), (tx) =>
      tx.execute<{ all: string }>(
        sql`select p::text as all from social.talk_photo p where id = ${toUuid(photo)}::uuid`,
      ),
    );
    expect(row?.all).toContain('1.');
    expect(row?.all).not.toContain('brown');
  });

  test('is nothing for strangers, operators, guests, other conversations and other pages’ people', async () => {
    const { one, talk } = await aTalkOfFriends();
    const page = await aTalkWithPage();
    const another = await aTalkWithPage();
    const mine = await shown(one, talk);
    const hers = await shown(page.person, page.talk);
    const shops = await shown(page.seller, page.talk, page.pageId);
    expect(await seesIt(page.seller, page.talk, hers.photo)).toBe(true);
    expect(await seesIt(page.person, page.talk, shops.photo)).toBe(true);
    const strangers = [await aPerson(), await aPerson({ operator: true }), aGuest(), another.seller, another.person];
    for (const stranger of strangers) {
      expect(await seesIt(stranger, talk, mine.photo)).toBe(false);
      expect(await seesIt(stranger, page.talk, hers.photo)).toBe(false);
      expect(await seesIt(stranger, another.talk, hers.photo)).toBe(false);
    }
    expect(await seesIt(one, talk, hers.photo)).toBe(false);
    expect(await seesIt(page.seller, talk, mine.photo)).toBe(false);
    const all = sql`select 1 from social.talk_photo where id = ${toUuid(hers.photo)}::uuid`;
    expect(await socialDb().execute(all)).toHaveLength(0);
    expect(await asReader(toUuid(another.seller.personId), (tx) => tx.execute(all))).toHaveLength(0);
  });

  test('of a friend is seen no more by whom she blocked, in no list and at no address; one’s own is', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const [mine, theirs] = [await shown(one, talk), await shown(other, talk)];
    expect(await seesIt(other, talk, mine.photo)).toBe(true);
    await ownerDb().execute(
      sql`insert into identity.block (person_id, blocked_id) values (${toUuid(one.personId)}::uuid, ${toUuid(other.personId)}::uuid)`,
    );
    expect(await seesIt(other, talk, mine.photo)).toBe(false);
    expect(await seesIt(one, talk, theirs.photo)).toBe(false);
    expect(await seesIt(other, talk, theirs.photo)).toBe(true);
    expect((await talkFor(other, { talk }))?.messages).toMatchObject([{ photoCount: 1, photos: [] }, { photos: [{}] }]);
  });

  test('is gone with its message, its row at once and its bytes after it', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const { photo, message } = await shown(one, talk);
    expect((await removeMessage(other, { talk, message })).ok).toBe(false);
    expect(await seesIt(other, talk, photo)).toBe(true);
    expect((await removeMessage(one, { talk, message })).ok).toBe(true);
    expect(await seesIt(one, talk, photo)).toBe(false);
    expect(await jobsOf('social:remove-photo', toUuid(photo))).toBe(1);
    for (let times = 0; times < 2; times++) await removeBytes(photo);
    expect(await stored(photo)).toBeNull();
  });

  test('is gone with the account that wrote it, sealed copies of it too; a page’s stays the page’s', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const page = await aTalkWithPage();
    const [mine, waiting] = [await shown(one, talk), await chosen(one)];
    const shops = await shown(page.seller, page.talk, page.pageId);
    const copy = (await stored(mine.photo)) ?? new Uint8Array();
    expect(await openFile(one.personId, photoPlace(mine.photo), copy)).not.toBeNull();
    for (const person of [one, page.seller]) {
      await forgetPerson(person.personId);
      await forgetPerson(person.personId);
    }
    expect(await seesIt(other, talk, mine.photo)).toBe(false);
    for (const id of [mine.photo, waiting]) expect(await jobsOf('social:remove-photo', toUuid(id))).toBe(1);
    expect(await seesIt(page.person, page.talk, shops.photo)).toBe(true);
    expect(await openFile(one.personId, photoPlace(mine.photo), copy)).toBeNull();
  });
});

describe('what was chosen', () => {
  test('is its chooser’s to send, once, on the side she chose it for, and four at most', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const page = await aTalkWithPage();
    const [photo, again] = [await chosen(one), randomUUID()];
    const gone = { ok: false, code: 'photo_gone' };
    expect(await show(other, talk, [photo])).toEqual(gone);
    expect(await seesIt(one, talk, photo)).toBe(false);
    const [first, second] = [
      await show(one, talk, [photo], undefined, again),
      await show(one, talk, [photo], undefined, again),
    ];
    expect(first).toEqual(second);
    expect(await show(one, talk, [photo])).toEqual(gone);
    expect(await show(page.seller, page.talk, [await chosen(page.seller)], page.pageId)).toEqual(gone);
    expect(await addPhoto(page.person, { as: page.pageId, bytes: await photograph() })).toEqual(missing);
    const form = (ids: readonly string[]) =>
      MessageForm.safeParse({ talk, key: randomUUID(), words: '', photos: ids.join(' ') }).success;
    const ids = Array.from({ length: 5 }, () => newId('photo'));
    expect([form(ids.slice(0, 4)), form(ids), form([ids[0] ?? '', ids[0] ?? '']), form(['x'])]).toEqual([
      ...[true, false, false, false],
    ]);
  });

  test('is put into no message past the verb: not another’s, not into another’s', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const { message } = await shown(other, talk);
    const [mine, theirs] = [await chosen(one), await chosen(other)];
    const put = (actor: PersonActor, photo: Id<'photo'>) =>
      asReader(toUuid(actor.personId), (tx) =>
        tx.execute(sql`
          update social.talk_photo set message_id = ${toUuid(message)}::uuid, place = 2 where id = ${toUuid(photo)}::uuid returning id`),
      );
    await expect(put(one, mine)).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await put(one, theirs)).toHaveLength(0);
    expect(await put(other, theirs)).toHaveLength(1);
  });

  test('is no file of another kind, and nothing of it is kept', async () => {
    const one = await aPerson();
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'hello'])
      expect(await addPhoto(one, { bytes: new TextEncoder().encode(text) })).toEqual({
        ok: false,
        code: 'not_an_image',
      });
    expect(await addPhoto(one, { bytes: (await photograph()).subarray(0, 300) })).toEqual({
      ok: false,
      code: 'broken_image',
    });
    const rows = sql`select 1 from social.talk_photo where person_id = ${toUuid(one.personId)}::uuid`;
    expect(await asReader(toUuid(one.personId), (tx) => tx.execute(rows))).toHaveLength(0);
  });

  test('goes after a day when it was never sent', async () => {
    const { one, talk } = await aTalkOfFriends();
    const [old, fresh, sent] = [await chosen(one), await chosen(one), await shown(one, talk)];
    await inUpkeep((tx) =>
      tx.execute(sql`update social.talk_photo set at = now() - interval '25 hours' where id = ${toUuid(old)}::uuid`),
    );
    await sweepPhotos();
    const jobs = await Promise.all([old, fresh, sent.photo].map((id) => jobsOf('social:remove-photo', toUuid(id))));
    expect(jobs).toEqual([1, 0, 0]);
    expect(await seesIt(one, talk, sent.photo)).toBe(true);
  });
});

test('a reported photograph is copied for the operator alone, and stays when its message is removed', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const { photo, message } = await shown(one, talk);
  for (let times = 0; times < 2; times++) expect((await reportMessage(other, { talk, message })).ok).toBe(true);
  expect((await removeMessage(one, { talk, message })).ok).toBe(true);
  const operator = await aPerson({ operator: true });
  const [copy] = (await lookAt(operator, { kind: 'message', subject: toUuid(message) }))?.photos ?? [];
  if (!copy) throw new Error('the report has its photograph');
  expect(copy).not.toBe(photo);
  expect((await sharp((await reportedPhoto(operator, copy)) ?? undefined).metadata()).format).toBe('webp');
  for (const nobody of [one, other, await aPerson(), aGuest()]) expect(await reportedPhoto(nobody, copy)).toBeNull();
  expect((await looksAtHers(one)).map(({ kind }) => kind)).toEqual(['photo', 'thing']);
  expect(await looksAtHers(other)).toEqual([]);
  expect(await seesIt(other, talk, copy)).toBe(false);
  expect(Buffer.from((await stored(copy)) ?? []).toString('latin1')).not.toContain('WEBP');
});

test('a report is over after 90 days: its words and photographs go, their key before them, and a younger one stays', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const operator = await aPerson({ operator: true });
  const [old, young] = [await shown(one, talk), await shown(one, talk)];
  for (const { message } of [old, young]) expect((await reportMessage(other, { talk, message })).ok).toBe(true);
  const copyOf = async (message: Id<'message'>) =>
    (await lookAt(operator, { kind: 'message', subject: toUuid(message) }))?.photos[0];
  const [copy, kept] = [await copyOf(old.message), await copyOf(young.message)];
  if (!copy || !kept) throw new Error('reports have their photographs');
  const bytes = (await stored(copy)) ?? new Uint8Array();
  const [report] = await inUpkeep((tx) =>
    tx.execute<{ id: string }>(sql`
      update social.talk_report set at = now() - interval '91 days' where message_id = ${toUuid(old.message)}::uuid returning id`),
  );
  const owner = `report:${fromUuid('report', report?.id ?? '')}` as const;
  expect(await openFile(owner, copyPlace(copy), bytes)).not.toBeNull();
  for (let times = 0; times < 2; times++) await forgetReports();
  expect(await reportedPhoto(operator, copy)).toBeNull();
  expect(await jobsOf('social:remove-photo', toUuid(copy))).toBe(1);
  expect(await openFile(owner, copyPlace(copy), bytes)).toBeNull();
  expect(await reportedPhoto(operator, kept)).not.toBeNull();
});
