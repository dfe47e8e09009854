import 'server-only';
import { lt, or, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { deletion } from '@/db/schema/identity/deletion';
import { mailedToken } from '@/db/schema/identity/person';
import { providerCall } from '@/db/schema/identity/provider-call';
import { challenge, rateWindow, session } from '@/db/schema/identity/session';
import { keptHours } from '@/lib/identity/deletions/model';
import { dropTallies } from '@/lib/platform/mailbox';

/**
 * Takes away what has served: sessions half a year and mailed tokens a month after their end, challenges after a day, counted
 * tries after the longest window, how companies answered after eight days, deletions a day after their end, and what their letters were counted by. Two processes may do it at once.
 */
export async function sweepIdentity(): Promise<void> {
  const database = identityDb();
  const month = sql`now() - interval '30 days'`;
  // Ended sessions also say which devices are known: they stay longer.
  const halfYear = sql`now() - interval '180 days'`;
  await database.delete(session).where(or(lt(session.expiresAt, halfYear), lt(session.revokedAt, halfYear)));
  await database.delete(mailedToken).where(lt(mailedToken.expiresAt, month));
  await database.delete(challenge).where(lt(challenge.expiresAt, sql`now() - interval '1 day'`));
  await database.delete(deletion).where(lt(deletion.doneAt, sql`now() - make_interval(hours => ${keptHours})`));
  await database.delete(rateWindow).where(lt(rateWindow.windowStart, sql`now() - interval '61 days'`));
  await database.delete(providerCall).where(lt(providerCall.minute, sql`now() - interval '8 days'`));
  await dropTallies();
}
