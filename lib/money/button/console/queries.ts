import 'server-only';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payKey, payOrigin, payReturn, paySite } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Scope, scopes } from '@/lib/money/button/model';
import { payOrdersOf } from '@/lib/money/button/queries';
import type { PayOrderRow } from '@/lib/money/button/schema';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { isLive } from './live-keys';

/** A site in the list of its page. */
export type SiteLine = { id: Id<'site'>; name: string; test: boolean; suspended: boolean; origins: string[] };

/** A secret key as it can be told from another; the key itself is nowhere. */
export type KeyView = {
  id: Id<'payKey'>;
  ending: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Until when it still opens something, once another took its place. */
  expiresAt: Date | null;
};

/** A site as whoever sees the page's settings sees it. */
export type SiteView = {
  id: Id<'site'>;
  pageId: Id<'page'>;
  name: string;
  publishable: string;
  test: boolean;
  currency: string;
  capture: 'automatic' | 'manual';
  /** Why nothing new is sold through it; empty where nothing is the matter. */
  suspension: string;
  origins: string[];
  returns: string[];
  keys: KeyView[];
};

/** The sites of a page that stand, oldest first; none for whoever does not see its settings. */
export function sitesOf(actor: Actor, page: Id<'page'>): Promise<SiteLine[]> {
  return asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, page, 'see_settings'))) return [];
    const sites = await tx
      .select()
      .from(paySite)
      .where(and(eq(paySite.pageId, page), isNull(paySite.removedAt)))
      .orderBy(asc(paySite.createdAt), asc(paySite.id));
    const ids = sites.map(({ id }) => id);
    const origins =
      ids.length === 0
        ? []
        : await tx.select().from(payOrigin).where(inArray(payOrigin.siteId, ids)).orderBy(asc(payOrigin.createdAt));
    return sites.map(({ id, name, test, suspendedAt }) => ({
      ...{ id, name, test, suspended: suspendedAt !== null },
      origins: origins.filter((one) => one.siteId === id).map((one) => one.origin),
    }));
  });
}

/** One site with its addresses and the keys that open something; null for a missing or removed one, and for whoever may not see it. */
export function siteOfPage(actor: Actor, id: Id<'site'>): Promise<SiteView | null> {
  return asActor(actor, async (tx) => {
    const [site] = await tx
      .select()
      .from(paySite)
      .where(and(eq(paySite.id, id), isNull(paySite.removedAt)));
    if (!site || !(await mayOnPage(tx, site.pageId, 'see_settings'))) return null;
    const origins = await tx
      .select()
      .from(payOrigin)
      .where(eq(payOrigin.siteId, id))
      .orderBy(asc(payOrigin.createdAt), asc(payOrigin.origin));
    const returns = await tx
      .select()
      .from(payReturn)
      .where(eq(payReturn.siteId, id))
      .orderBy(asc(payReturn.createdAt), asc(payReturn.url));
    const keys = await tx
      .select()
      .from(payKey)
      .where(and(eq(payKey.siteId, id), isLive))
      .orderBy(desc(payKey.createdAt), sql`${payKey.id} desc`);
    const { pageId, name, publishable, test, currency, capture, suspension } = site;
    return {
      ...{ id, pageId, name, publishable, test, currency, capture, suspension },
      origins: origins.map((one) => one.origin),
      returns: returns.map((one) => one.url),
      keys: keys.map(({ id: keyId, ending, scopes: allowed, createdAt, lastUsedAt, expiresAt }) => ({
        ...{ id: keyId, ending, createdAt, lastUsedAt, expiresAt },
        scopes: scopes.filter((scope) => allowed.includes(scope)),
      })),
    };
  });
}

/** The newest orders of a site, at most `limit`, after the one named `after`; none for whoever does not see the page's orders. */
export async function ordersOfSite(
  actor: Actor,
  site: Pick<SiteView, 'id' | 'pageId' | 'test'>,
  part: { limit: number; after?: Id<'payOrder'> },
): Promise<PayOrderRow[]> {
  const mine = await asActor(actor, async (tx) => {
    const found = await tx.$count(paySite, and(eq(paySite.id, site.id), eq(paySite.pageId, site.pageId)));
    return found > 0 && (await mayOnPage(tx, site.pageId, 'see_orders'));
  });
  if (!mine) return [];
  const { id: siteId, pageId, test } = site;
  return payOrdersOf({ kind: 'merchant', siteId, pageId, test, scopes: [], locale: 'en' }, part);
}
