import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { payDelivery, payHook } from '@/db/schema/money/button/hook';
import { payKey, paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';

/**
 * Removes the sites of a page that is being closed: their keys open nothing, their addresses are told nothing more, and the secrets
 * of these are gone. Orders stay the page's. The transaction must act for the system, and no order may be open.
 */
export async function endSites(tx: MoneyTransaction, pageId: Id<'page'>): Promise<void> {
  const sites = tx.select({ id: paySite.id }).from(paySite).where(eq(paySite.pageId, pageId));
  const hooks = tx.select({ id: payHook.id }).from(payHook).where(inArray(payHook.siteId, sites));
  await tx
    .update(payDelivery)
    .set({ state: 'dead' })
    .where(and(inArray(payDelivery.hookId, hooks), eq(payDelivery.state, 'waiting')));
  await tx
    .update(payHook)
    .set({
      removedAt: sql`coalesce(${payHook.removedAt}, now())`,
      ...{ secret: Buffer.alloc(0), earlierSecret: null, earlierUntil: null },
    })
    .where(inArray(payHook.siteId, sites));
  await tx
    .update(payKey)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(inArray(payKey.siteId, sites), isNull(payKey.revokedAt)));
  await tx
    .update(paySite)
    .set({ removedAt: sql`clock_timestamp()` })
    .where(and(eq(paySite.pageId, pageId), isNull(paySite.removedAt)));
}
