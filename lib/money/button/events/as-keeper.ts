import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import type { Actor, MerchantActor, SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/** Who keeps what a site is told: one of its page's people, or its own server. */
export type Keeper = Actor | MerchantActor;

const api: SystemActor = { kind: 'system', name: 'pay-api', locale: 'en' };

/**
 * Runs work on a site for who may do it: a person whose role allows it on the site's page, or the site's server, whose key was asked for
 * its scope already. `not_found` for another's and a removed one; `not_allowed` when it is about her role.
 */
export function asKeeper<Value, Code extends string>(
  keeper: Keeper,
  site: Id<'site'>,
  capability: 'see_settings' | 'change_settings',
  work: (tx: MoneyTransaction) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | PageRefusal>> {
  return asActor<Result<Value, Code | PageRefusal>>(keeper.kind === 'merchant' ? api : keeper, async (tx) => {
    if (keeper.kind === 'merchant') return keeper.siteId === site ? work(tx) : refuse('not_found');
    const [found] = await tx
      .select({ pageId: paySite.pageId })
      .from(paySite)
      .where(and(eq(paySite.id, site), isNull(paySite.removedAt)));
    if (!found || !(await mayOnPage(tx, found.pageId, 'see_settings'))) return refuse('not_found');
    return (await mayOnPage(tx, found.pageId, capability)) ? work(tx) : refuse('not_allowed');
  });
}

/** Whether she may change what a site is told, asked before what must not be done within a transaction. */
export function mayKeep(keeper: Keeper, site: Id<'site'>): Promise<Result<null, PageRefusal>> {
  return asKeeper<null, never>(keeper, site, 'change_settings', async () => ok(null));
}
