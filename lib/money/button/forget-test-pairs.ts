import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payKey, paySite } from '@/db/schema/money/button/site';
import type { SystemActor } from '@/lib/identity/actor/model';
import { testPairDays } from './model';

const system: SystemActor = { kind: 'system', name: 'test-pairs', locale: 'en' };

/** Ends the test pairs of somebody without a page that are older than `testPairDays`. Answers how many. */
export function forgetTestPairs(): Promise<number> {
  return asActor(system, async (tx) => {
    const old = sql`${paySite.createdAt} < clock_timestamp() - make_interval(days => ${testPairDays}::int)`;
    const ended = await tx
      .update(paySite)
      .set({ removedAt: sql`clock_timestamp()` })
      .where(and(eq(paySite.anyLocal, true), isNull(paySite.removedAt), old))
      .returning({ id: paySite.id });
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) {
      await tx
        .update(payKey)
        .set({ revokedAt: sql`clock_timestamp()` })
        .where(and(inArray(payKey.siteId, ids), isNull(payKey.revokedAt)));
    }
    return ids.length;
  });
}
