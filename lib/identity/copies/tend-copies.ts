import 'server-only';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { makeCopy } from './make-copy';
import type { CopyPart } from './model';
import { removePieces } from './seal-piece';

/** How long a worker that makes a copy may be silent before another begins it again. */
const leaseSeconds = 60;
/** After this many tries it has failed. */
const triesMax = 4;

/**
 * Makes every copy that waits, of these parts in their order, and removes those that are over. Any number of workers may do so at once;
 * each copy is one's alone. What a killed worker began is begun again once it has been silent for a minute.
 */
export async function tendCopies(parts: readonly CopyPart[]): Promise<void> {
  await removeOver();
  for (let one = await claim(); one !== null; one = await claim()) await makeCopy(one.id, one.word, parts);
}

async function claim(): Promise<{ id: Id<'copy'>; word: string } | null> {
  await identityDb().execute(sql`
    update identity.own_copy set state = 'failed', ended_at = now()
    where state = 'making' and leased_until <= now() and tries >= ${triesMax}`);
  const word = randomBytes(8).toString('hex');
  const [row] = await identityDb().execute<{ id: string }>(sql`
    update identity.own_copy set word = ${word}, tries = tries + 1, done = 0,
      leased_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (select id from identity.own_copy where state = 'making' and leased_until <= now()
      order by created_at limit 1 for update skip locked)
    returning id`);
  return row ? { id: fromUuid('copy', row.id), word } : null;
}

/**
 * A copy is over with its time, and with the session that asked for it. What lies of it is removed before that is noted; an hour later
 * once more, for a worker that was on its way when it ended. Of times a month old nothing stays.
 */
async function removeOver(): Promise<void> {
  await identityDb().execute(sql`
    update identity.own_copy c set state = 'gone', token_hash = null, ended_at = now()
    where c.state in ('making', 'ready', 'fetching') and (c.expires_at <= now() or not exists (
      select from identity.session s where s.id = c.session_id and s.revoked_at is null and s.expires_at > now()))`);
  const over = await identityDb().execute<{ id: string }>(sql`
    select id from identity.own_copy where state in ('failed', 'gone')
      and (removals = 0 or removals = 1 and ended_at <= now() - interval '1 hour') limit 100`);
  for (const { id } of over) {
    await removePieces(fromUuid('copy', id));
    await identityDb().execute(
      sql`update identity.own_copy set removals = removals + 1 where id = ${id}::uuid and removals < 2`,
    );
  }
  await identityDb().execute(
    sql`delete from identity.own_copy where removals = 2 and ended_at < now() - interval '30 days'`,
  );
}
