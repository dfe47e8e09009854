import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrigin, payReturn, paySite } from '@/db/schema/money/button/site';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { makeSecret } from './make-secret';
import { mayChangeSites } from './site-of-page';

/** Sites one page may have. */
export const sitesMax = 20;

/** A site that was just opened: its publishable key, and its secret one, which is never shown again. */
export type OpenedSite = { siteId: Id<'site'>; publishable: string; secret: string };

/**
 * Opens a site of a page, by whoever may change its settings: with the exact origins that may show the button, the addresses a shopper may
 * be sent back to, and a first pair of keys. It sells in its page's currency. Refusals: `not_allowed`, `not_found`, `sites_max`.
 */
export function openSite(
  actor: Actor,
  input: {
    page: Id<'page'>;
    name: string;
    test: boolean;
    origins: readonly string[];
    returns: readonly string[];
    capture: 'automatic' | 'manual';
  },
): Promise<Result<OpenedSite, 'not_allowed' | 'not_found' | 'sites_max'>> {
  return asActor(actor, async (tx) => {
    const may = await mayChangeSites(tx, input.page);
    if (!may.ok) return may;
    const [at] = await tx.select({ currency: page.currency }).from(page).where(eq(page.id, input.page));
    if (!at) return refuse('not_found');
    // One after the other, so that two at once do not pass the limit together.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pay-site:${input.page}`}, 0))`);
    const standing = await tx.$count(paySite, and(eq(paySite.pageId, input.page), isNull(paySite.removedAt)));
    if (standing >= sitesMax) return refuse('sites_max');
    const id = newId('site');
    const publishable = `pk_${input.test ? 'test' : 'live'}_${randomBytes(18).toString('base64url')}`;
    const { name, test, capture } = input;
    await tx
      .insert(paySite)
      .values({ id, pageId: input.page, name, test, capture, publishable, currency: at.currency });
    const { origins, returns } = input;
    if (origins.length > 0) await tx.insert(payOrigin).values(origins.map((origin) => ({ siteId: id, origin })));
    if (returns.length > 0) await tx.insert(payReturn).values(returns.map((url) => ({ siteId: id, url })));
    const { secret } = await makeSecret(tx, { id, test });
    return ok({ siteId: id, publishable, secret });
  });
}
