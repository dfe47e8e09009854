import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { deletion, gonePerson } from '@/db/schema/identity/deletion';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { dropTallies, emptyMailboxWhere } from '@/lib/platform/mailbox';
import { countLetters, letterTally, sayStepDone } from '@/lib/platform/stored/delete-hers';
import { mailMark, personMark } from './marks';
import { keepTombstone } from './tombstones';

/**
 * Takes away what lies about when every ring has forgotten somebody: letters that were on their way while her account was closed, and
 * jobs that would only have written to her. Then it is kept outside the database that she has left (`repeatDeletions`). The last step of a
 * deletion, asked for by the database; may be killed at any line, and run twice.
 */
export async function forgetTraces(personId: Id<'person'>): Promise<void> {
  const uuid = toUuid(personId);
  const [row] = await identityDb()
    .select({ mark: deletion.mailMark, closedAt: deletion.closedAt })
    .from(deletion)
    .where(eq(deletion.personId, personId));
  if (!row) return;
  const letters = await emptyMailboxWhere((address) => mailMark(address) === row.mark, letterTally(uuid));
  await countLetters(identityDb(), uuid, letters);
  await identityDb().execute(sql`select identity.forget_jobs(${uuid}::uuid, ${personId})`);
  // Before it is said to be done: from then on a database of before must not bring her back.
  const gone = { mark: personMark(uuid) };
  await keepTombstone(gone.mark);
  await identityDb().insert(gonePerson).values(gone).onConflictDoNothing();
  await sayStepDone(identityDb(), uuid, 'traces');
  await dropTallies(letterTally(uuid));
  // How long it took is told, and by this it is known when it takes too long.
  logInfo('account_deleted', { seconds: Math.round((Date.now() - row.closedAt.getTime()) / 1000) });
}
