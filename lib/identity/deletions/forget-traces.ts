import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { deletion } from '@/db/schema/identity/deletion';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { emptyMailboxWhere } from '@/lib/platform/mailbox';
import { countDeleted, sayStepDone } from '@/lib/platform/stored/delete-hers';
import { mailMark } from './marks';

/**
 * Takes away what lies about when every ring has forgotten somebody: letters that were on their way while her account was closed, and
 * jobs that would only have written to her. The last step of a deletion, asked for by the database; may be killed at any line, and
 * run twice.
 */
export async function forgetTraces(personId: Id<'person'>): Promise<void> {
  const uuid = toUuid(personId);
  const [row] = await identityDb()
    .select({ mark: deletion.mailMark, closedAt: deletion.closedAt })
    .from(deletion)
    .where(eq(deletion.personId, personId));
  if (!row) return;
  const gone = await emptyMailboxWhere((address) => mailMark(address) === row.mark);
  await countDeleted(identityDb(), uuid, 'letters', gone);
  await identityDb().execute(sql`select identity.forget_jobs(${uuid}::uuid, ${personId})`);
  await sayStepDone(identityDb(), uuid, 'traces');
  // How long it took is told, and by this it is known when it takes too long.
  logInfo('account_deleted', { seconds: Math.round((Date.now() - row.closedAt.getTime()) / 1000) });
}
