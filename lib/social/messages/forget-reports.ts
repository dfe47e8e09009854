import 'server-only';
import { sql } from 'drizzle-orm';
import { inUpkeep } from '@/db/client/social';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';
import { reportDaysMax } from './model';

/** Reports of one round. */
const batch = 100;

/**
 * Takes away reports of messages that are over, decided or not: their key first, so that no copy of the database opens them, then the
 * row, with which its photographs go. A routine; may be killed at any moment and run again, also twice at once.
 */
export async function forgetReports(): Promise<void> {
  const rows = await inUpkeep((tx) =>
    tx.execute<{ id: string }>(sql`
      select id from social.talk_report where at < now() - make_interval(days => ${reportDaysMax}::int) order by at limit ${batch}`),
  );
  for (const report of rows.map(({ id }) => fromUuid('report', id))) {
    await destroyTextKey(`report:${report}`);
    await inUpkeep((tx) => tx.execute(sql`delete from social.talk_report where id = ${toUuid(report)}::uuid`));
  }
}
