import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { logInfo } from '@/lib/platform/log';

/**
 * Asks the rings again for steps of deletions that nobody is about to do: a job was given up, or waits for longer than a minute. Any
 * number of processes may do it at once. Answers how many steps.
 */
export async function resumeDeletions(): Promise<number> {
  const [row] = await identityDb().execute<{ asked: number }>(sql`select identity.resume_deletions() as asked`);
  const asked = row?.asked ?? 0;
  if (asked > 0) logInfo('deletions_resumed', { steps: asked });
  return asked;
}
