import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { enqueue } from '@/db/enqueue';

/** Digests asked for in one transaction. */
const together = 200;

/**
 * Asks for the digest of everybody whose morning has come, once for each morning: that it is asked for and when the next is due are one
 * transaction. Any number may run. Answers how many were asked for.
 */
export async function askDigests(): Promise<number> {
  let asked = 0;
  for (let found = together; found === together; asked += found) {
    found = await socialDb().transaction(async (tx) => {
      const due = await tx.execute<{ person: string; at: string }>(sql`
        with due as (
          select person_id, due_at from social.digest where due_at <= now() order by due_at limit ${together} for update skip locked)
        update social.digest d set due_at = social.digest_next(d.rhythm, d.zone, now()) from due where due.person_id = d.person_id
        returning d.person_id as person, to_char(due.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`);
      for (const { person, at } of due) {
        // Yesterday's that still waits for a mail server is replaced by today's, which has all of it.
        await enqueue(tx, 'social:mail-digest', { payload: { person, at }, key: `digest ${person}` });
      }
      return due.length;
    });
  }
  return asked;
}
