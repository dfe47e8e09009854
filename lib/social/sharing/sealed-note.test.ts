import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aCircle, aShare, aWish, befriend, something } from '@/db/testing/sharing';
import type { Id } from '@/lib/kernel/ids';
import { toUuid } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { openText } from '@/lib/social/sealing/open-text';
import { forgetNote } from './forget-note';
import { keepNotesSealed } from './keep-notes-sealed';
import { notePlace } from './model';
import { previewShare } from './preview-share';
import { shareByLink, sharesById } from './queries';
import { takeBack } from './take-back';

type Row = { sealed: string | null; note: string; whole: string };

const rowOf = async (id: Id<'share'>) =>
  (
    await socialDb().execute<Row>(
      sql`select sealed_note as sealed, note, s::text as whole from social.share s where id = ${toUuid(id)}::uuid`,
    )
  )[0];
const opened = (id: Id<'share'>, row: Row | undefined) => openText(id, notePlace(id), row?.sealed ?? '');

/** Runs what the database asked for when the share went; the number of such jobs. */
const forgotten = async (id: Id<'share'>): Promise<number> => {
  const asked = await jobsOf('social:forget-note', toUuid(id));
  if (asked > 0) await forgetNote(id);
  return asked;
};

describe('the words of a share', () => {
  it('lie nowhere in the open, and are read by whoever sees it, by its address and by its link', async () => {
    const [lina, note] = [await aPerson(), `Words ${randomUUID()}`];
    const { share: open } = await aShare(lina, { note });
    const { share: linked, link } = await aShare(lina, { note, audience: 'link' });
    for (const id of [open, linked]) {
      const row = await rowOf(id);
      expect([row?.note, row?.whole.includes(note)]).toEqual(['', false]);
    }
    expect((await sharesById(await aPerson(), [open]))[0]?.note).toBe(note);
    expect((await shareByLink(await aPerson(), link ?? ''))?.note).toBe(note);
    const { share: silent } = await aShare(lina);
    expect([(await rowOf(silent))?.sealed, (await sharesById(lina, [silent]))[0]?.note]).toEqual([null, '']);
  });

  it('open from no copy once it was taken back, its circle went or its owner did', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await befriend(lina, omar);
    const circle = await aCircle(lina, [omar]);
    const ends: [Id<'share'>, () => Promise<unknown>][] = [];
    const note = 'Taken along';
    const { share: back } = await aShare(lina, { note });
    ends.push([back, () => takeBack(lina, { share: back })]);
    const { share: circled } = await aShare(lina, { note, audience: 'circle', circle });
    ends.push([circled, () => socialDb().execute(sql`delete from social.circle where id = ${toUuid(circle)}::uuid`)]);
    const { share: left } = await aShare(lina, { note });
    ends.push([left, () => forgetPerson(lina.personId)]);
    for (const [id, end] of ends) {
      const copy = await rowOf(id);
      expect(await opened(id, copy)).toBe(note);
      await end();
      expect(await forgotten(id)).toBe(1);
      expect(await opened(id, copy)).toBeNull();
    }
  });

  it('are looked at before it is shared, and written nowhere for that', async () => {
    const lina = await aPerson();
    const seen = await previewShare(lina, something(), aWish({ note: 'Before' }), 'anybody');
    expect(seen.ok && seen.value?.note).toBe('Before');
  });

  it('of before the sealing are read as they are, then sealed by two at once, and read as before', async () => {
    const [lina, note] = [await aPerson(), `Old ${randomUUID()}`];
    const { share: id } = await aShare(lina);
    await socialDb().execute(sql`update social.share set note = ${note} where id = ${toUuid(id)}::uuid`);
    const read = async () => (await sharesById(await aPerson(), [id]))[0]?.note;
    expect(await read()).toBe(note);
    await Promise.all([keepNotesSealed(), keepNotesSealed()]);
    expect(await keepNotesSealed()).toBe(0);
    const row = await rowOf(id);
    expect([row?.note, row?.whole.includes(note)]).toEqual(['', false]);
    expect(await read()).toBe(note);
  });
});
