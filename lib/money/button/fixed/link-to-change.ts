import 'server-only';
import { eq } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/** A fixed amount that the transaction's actor may change, of a site that stands; `not_found` also for another page's. */
export async function linkToChange(
  tx: MoneyTransaction,
  id: Id<'payLink'>,
): Promise<Result<typeof payLink.$inferSelect, PageRefusal>> {
  const [named] = await tx.select({ site: payLink.siteId }).from(payLink).where(eq(payLink.id, id));
  if (!named) return refuse('not_found');
  // Under the site's lock it is read again: of two changes at once the second sees what the first one made.
  const may = await siteToChange(tx, named.site);
  if (!may.ok) return may;
  const [link] = await tx.select().from(payLink).where(eq(payLink.id, id));
  return link ? ok(link) : refuse('not_found');
}
