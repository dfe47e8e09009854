import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/** What may be refused of a page's sites: her role does not allow it, or there is none for her. */
export async function mayChangeSites(tx: MoneyTransaction, page: Id<'page'>): Promise<Result<null, PageRefusal>> {
  if (await mayOnPage(tx, page, 'change_settings')) return ok(null);
  return refuse((await mayOnPage(tx, page, 'see_settings')) ? 'not_allowed' : 'not_found');
}

/**
 * A site of a page that the transaction's actor may change; `not_found` also for another page's and a removed one. What is changed of one
 * site is changed one after the other: two at once would pass a limit together.
 */
export async function siteToChange(
  tx: MoneyTransaction,
  site: Id<'site'>,
): Promise<Result<typeof paySite.$inferSelect, PageRefusal>> {
  const [found] = await tx
    .select()
    .from(paySite)
    .where(and(eq(paySite.id, site), isNull(paySite.removedAt)));
  if (!found) return refuse('not_found');
  const may = await mayChangeSites(tx, found.pageId);
  if (!may.ok) return may;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pay-site:${site}`}, 0))`);
  return ok(found);
}
