import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';

/** Tells what was counted of days that are over, once, and forgets how much it was; answers how many counts were over. Repeatable. */
export async function closeDays(): Promise<number> {
  for (let closed = 0; ; ) {
    const [row] = await readShop<{ closed: number }>(sql`select shop.close_insights() as closed`);
    if (!row || row.closed === 0) return closed;
    closed += row.closed;
  }
}
