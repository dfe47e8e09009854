import 'server-only';
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { payReturn, paySite } from '@/db/schema/money/button/site';
import type { MerchantActor, SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { fileOrigin } from './model';
import { PayOrderRow } from './schema';

const system: SystemActor = { kind: 'system', name: 'pay-button', locale: 'en' };

/** Runs reads of one site: everything asked for within names the site itself. */
function ofSite<Value>(read: (tx: MoneyTransaction) => Promise<Value>): Promise<Value> {
  return asActor(system, read);
}

/** Whether pages of an origin may show what the site sells. */
export async function isKnownOrigin({ siteId }: MerchantActor, origin: string): Promise<boolean> {
  const [row] = await ofSite((tx) =>
    tx.execute<{ known: boolean }>(sql`select money.is_known_origin(${toUuid(siteId)}::uuid, ${origin}) as known`),
  );
  return row?.known ?? false;
}

/**
 * Whether a shopper may be sent back to an address: it is registered as it is, but for what a site adds in its query. A test pair's may lie
 * anywhere on the machine of whoever tries it.
 */
export async function isKnownReturn({ siteId }: MerchantActor, url: string): Promise<boolean> {
  const asked = new URL(url);
  // Of a scheme that is no web's: the origin of such an address reads like that of a page from a file.
  if (asked.origin === fileOrigin) return false;
  return ofSite(async (tx) => {
    const pair = and(
      eq(paySite.id, siteId),
      sql`${paySite.anyLocal} and ${paySite.test} and money.is_own_machine(${asked.origin})`,
    );
    if ((await tx.$count(paySite, pair)) > 0) return true;
    const found = await tx.select({ url: payReturn.url }).from(payReturn).where(eq(payReturn.siteId, siteId));
    return found.some((known) => {
      const kept = new URL(known.url);
      return kept.origin === asked.origin && kept.pathname === asked.pathname;
    });
  });
}

/** One order of a site; null for a missing one and for another site's. */
export async function payOrderOf({ siteId }: MerchantActor, id: Id<'payOrder'>): Promise<PayOrderRow | null> {
  const [row] = await ofSite((tx) =>
    tx
      .select({ order: sql<unknown>`money.describe_pay_order(pay_order)` })
      .from(payOrder)
      .where(and(eq(payOrder.id, id), eq(payOrder.siteId, siteId))),
  );
  return row ? PayOrderRow.parse(row.order) : null;
}

/** A site's orders, newest first, at most `limit`, after the one named `after`. */
export async function payOrdersOf(
  { siteId }: MerchantActor,
  { limit, after, state }: { limit: number; after?: Id<'payOrder'>; state?: string },
): Promise<PayOrderRow[]> {
  return ofSite(async (tx) => {
    const [from] = after
      ? await tx
          .select({ at: payOrder.createdAt })
          .from(payOrder)
          .where(and(eq(payOrder.id, after), eq(payOrder.siteId, siteId)))
      : [];
    if (after && !from) return [];
    const rows = await tx
      .select({ order: sql<unknown>`money.describe_pay_order(pay_order)` })
      .from(payOrder)
      .where(
        and(
          eq(payOrder.siteId, siteId),
          state ? eq(payOrder.state, state) : undefined,
          from && after
            ? or(
                lt(payOrder.createdAt, from.at),
                and(eq(payOrder.createdAt, from.at), sql`${payOrder.id} < ${toUuid(after)}::uuid`),
              )
            : undefined,
        ),
      )
      .orderBy(desc(payOrder.createdAt), desc(payOrder.id))
      .limit(limit);
    return z.array(PayOrderRow).parse(rows.map((row) => row.order));
  });
}
