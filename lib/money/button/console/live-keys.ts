import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { payKey, type paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { keysMax } from './model';

/** That a key still opens something. */
export const isLive: SQL = sql`${payKey.revokedAt} is null and (${payKey.expiresAt} is null or ${payKey.expiresAt} > clock_timestamp())`;

/** Whether a site can have one more key: `keys_max` while two of it open something. */
export async function roomForKey(tx: MoneyTransaction, site: Id<'site'>): Promise<Result<null, 'keys_max'>> {
  const live = await tx.$count(payKey, and(eq(payKey.siteId, site), isLive));
  return live < keysMax ? ok(null) : refuse('keys_max');
}

/** A key that was not revoked, with its site, which the transaction's actor may change; `not_found` also for another page's. */
export async function keyToChange(
  tx: MoneyTransaction,
  key: Id<'payKey'>,
): Promise<Result<{ key: typeof payKey.$inferSelect; site: typeof paySite.$inferSelect }, PageRefusal>> {
  const standing = () =>
    tx
      .select()
      .from(payKey)
      .where(and(eq(payKey.id, key), isNull(payKey.revokedAt)));
  const [seen] = await standing();
  if (!seen) return refuse('not_found');
  const site = await siteToChange(tx, seen.siteId);
  if (!site.ok) return site;
  // Once more, now that nobody else changes this site: another may have revoked it meanwhile.
  const [found] = await standing();
  return found ? ok({ key: found, site: site.value }) : refuse('not_found');
}
