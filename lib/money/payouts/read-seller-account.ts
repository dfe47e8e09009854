import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { sellerAccount } from '@/db/schema/money/payout';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { sellerGateway } from './gateway';
import { type SellerAccountState, sellerAccountStateOf } from './model';

const system: SystemActor = { kind: 'system', name: 'seller-account', locale: 'en' };

/**
 * Asks the provider how a page's account stands and records it: the owner's return, the webhook and the sweeper alike. Answers the
 * state; null for a page without an account there. Throws when the provider cannot be reached.
 */
export async function readSellerAccount(pageId: Id<'page'>): Promise<SellerAccountState | null> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ account: sellerAccount.providerAccount, state: sellerAccount.state })
      .from(sellerAccount)
      .where(eq(sellerAccount.pageId, pageId)),
  );
  if (!row?.account) return null;
  const state = await sellerGateway().readAccount(row.account, sellerAccountStateOf(row.state));
  await callMoney(z.boolean(), sql`money.seller_account_read(${toUuid(pageId)}::uuid, ${state})`);
  return state;
}

/** The page an account of the provider belongs to; null for one that another product made. */
export async function pageOfAccount(account: string): Promise<Id<'page'> | null> {
  const [row] = await asActor(system, (tx) =>
    tx.select({ pageId: sellerAccount.pageId }).from(sellerAccount).where(eq(sellerAccount.providerAccount, account)),
  );
  return row?.pageId ?? null;
}
