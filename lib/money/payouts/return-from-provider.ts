import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import { readSellerAccount } from './read-seller-account';
import { AccountRow } from './schema';

/**
 * An owner comes back from the provider's page: its account is read, and payouts that her bank refused are tried again. False for
 * everybody else. A provider that cannot be reached is asked again by the sweeper.
 */
export async function returnFromProvider(actor: Actor, pageId: Id<'page'>): Promise<boolean> {
  const row = await callMoney(
    AccountRow,
    sql`money.seller_account_of(${actorKey(actor) ?? 'nobody'}, ${toUuid(pageId)}::uuid)`,
  );
  if (row === null) return false;
  await readSellerAccount(pageId).catch(() => logWarn('onboarding_unread', { page: pageId }));
  if (row.bankRefused) await callMoney(z.boolean(), sql`money.seller_bank_given(${toUuid(pageId)}::uuid)`);
  return true;
}
