import 'server-only';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { gonePerson } from '@/db/schema/identity/deletion';
import { person } from '@/db/schema/identity/person';
import { endAccount, holdPerson } from '@/lib/identity/accounts/end-account';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { removeImage } from '@/lib/shop/media/remove-image';
import { personMark } from './marks';
import { readTombstones } from './tombstones';

const system: SystemActor = { kind: 'system', name: 'repeat-deletions', locale: 'en' };

/** People who are looked at together. */
const peopleAtOnce = 5_000;
/** Marks in one statement. */
const marksAtOnce = 10_000;

/**
 * Deletes once more whoever has left and is there again: a database that was brought back from before knows nothing of her leaving. Who
 * left is known by marks outside of it. Where the database knows all of them, as it does while nothing was brought back, nobody is
 * looked at. May be killed at any line, run twice, and by any number of processes at once. Answers how many accounts were closed again.
 */
export async function repeatDeletions(): Promise<number> {
  const unknown = await unknownMarks();
  if (unknown.length === 0) return 0;
  const gone = new Set(unknown);
  let repeated = 0;
  for (let after: Id<'person'> | null = null; ; ) {
    const people = await peopleAfter(after);
    for (const { id } of people) if (gone.has(personMark(toUuid(id))) && (await endAgain(id))) repeated += 1;
    after = people.at(-1)?.id ?? null;
    if (after === null) break;
  }
  // Noted last: killed before, all of it is looked through again.
  for (let at = 0; at < unknown.length; at += marksAtOnce)
    await identityDb()
      .insert(gonePerson)
      .values(unknown.slice(at, at + marksAtOnce).map((mark) => ({ mark })))
      .onConflictDoNothing();
  logInfo('deletions_repeated', { marks: unknown.length, accounts: repeated });
  return repeated;
}

async function unknownMarks(): Promise<string[]> {
  const marks = await readTombstones();
  const unknown: string[] = [];
  for (let at = 0; at < marks.length; at += marksAtOnce) {
    const some = `{${marks.slice(at, at + marksAtOnce).join(',')}}`;
    const rows = await identityDb().execute<{ mark: string }>(sql`
      select m.mark from unnest(${some}::text[]) as m (mark)
      where not exists (select from ${gonePerson} g where g.mark = m.mark)`);
    unknown.push(...[...rows].map(({ mark }) => mark));
  }
  return unknown;
}

function peopleAfter(after: Id<'person'> | null): Promise<{ id: Id<'person'> }[]> {
  const open = eq(person.state, 'active');
  return identityDb()
    .select({ id: person.id })
    .from(person)
    .where(after === null ? open : and(open, gt(person.id, after)))
    .orderBy(asc(person.id))
    .limit(peopleAtOnce);
}

/** As she closed it herself: whatever she alone owns is closed first, for it was. */
async function endAgain(personId: Id<'person'>): Promise<boolean> {
  await identityDb().execute(sql`select shop.end_ownership(${toUuid(personId)}::uuid)`);
  const picture = await identityDb().transaction(async (tx) =>
    (await holdPerson(tx, personId)) ? { key: await endAccount(tx, system, personId, null) } : null,
  );
  if (picture?.key) await removeImage(picture.key);
  return picture !== null;
}
