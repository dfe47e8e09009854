import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney, moneyDb } from '@/db/client/money';
import { page } from '@/db/schema/shop/page';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal } from '@/lib/platform/stripe';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal } from '@/lib/shop/ownership/queries';
import { sellerGateway, type WaysBack } from './gateway';
import { AccountRow } from './schema';

/**
 * Leads an owner of a page to the provider, to verify it or, once verified, to change its bank account. The account there is made
 * once per page; the address is for one use and for minutes.
 *
 * Refusals: `not_found` (also for everybody but the page's people), `not_allowed` to who may not change its bank account, `try_again` when the provider cannot be reached.
 */
export async function beginOnboarding(
  actor: Actor,
  pageId: Id<'page'>,
  back: WaysBack,
): Promise<Result<string, PageRefusal | 'try_again'>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind !== 'person') return refuse('not_found');
  const row = await callMoney(AccountRow, sql`money.seller_account_of(${owner}, ${toUuid(pageId)}::uuid)`);
  if (row === null) return refuse(await pageRefusal(actor, pageId));
  try {
    const account = row.account ?? (await makeAccount(pageId, actor.email));
    const use = row.state === 'active' ? 'account_update' : 'account_onboarding';
    return ok(await sellerGateway().accountLink(account, use, back));
  } catch (error) {
    // A request that the provider refuses is our fault, and stays loud.
    if (isDefiniteRefusal(error)) throw error;
    logWarn('onboarding_unreachable', { page: pageId, reason: error instanceof Error ? error.constructor.name : '' });
    return refuse('try_again');
  }
}

async function makeAccount(pageId: Id<'page'>, ownEmail: string): Promise<string> {
  const [seller] = await moneyDb()
    .select({ name: page.name, email: page.contactEmail, country: page.country })
    .from(page)
    .where(eq(page.id, pageId));
  if (!seller) throw new Error('Invariant broken: an owner without a page');
  const { name, country, email } = seller;
  const account = await sellerGateway().createAccount({ pageId, name, country, email: email || ownEmail });
  return callMoney(z.string(), sql`money.seller_account_made(${toUuid(pageId)}::uuid, ${account})`);
}
