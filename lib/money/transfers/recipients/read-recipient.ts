import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { recipient } from '@/db/schema/money/transfer';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { transferGateway } from '../gateway';

const system: SystemActor = { kind: 'system', name: 'read-recipient', locale: 'en' };

/**
 * Asks the provider how an account that transfers go to stands and records it; what waited for it goes on. Nothing for one that the provider does not
 * know yet. Throws when the provider cannot be reached.
 */
export async function readRecipient(id: Id<'recipient'>): Promise<void> {
  const [row] = await asActor(system, (tx) =>
    tx.select({ account: recipient.providerAccount }).from(recipient).where(eq(recipient.id, id)),
  );
  if (!row?.account) return;
  const { state, currency, bank, last4 } = await transferGateway().readRecipient(row.account);
  await callMoney(
    z.boolean(),
    sql`money.recipient_read(${toUuid(id)}::uuid, ${state}, ${currency}, ${bank}, ${last4})`,
  );
}

/** Which recipient an account of the provider is; null for an account of something else. */
export async function recipientOfAccount(account: string): Promise<Id<'recipient'> | null> {
  const [row] = await asActor(system, (tx) =>
    tx.select({ id: recipient.id }).from(recipient).where(eq(recipient.providerAccount, account)),
  );
  return row?.id ?? null;
}

/** Accounts that the provider is still verifying and that were not looked at for ten minutes. */
export function waitingRecipients(max: number): Promise<{ id: Id<'recipient'> }[]> {
  return asActor(system, (tx) =>
    tx
      .select({ id: recipient.id })
      .from(recipient)
      .where(
        and(
          inArray(recipient.state, ['started', 'pending', 'restricted']),
          isNull(recipient.removedAt),
          sql`coalesce(${recipient.checkedAt}, ${recipient.updatedAt}) < clock_timestamp() - interval '10 minutes'`,
        ),
      )
      .orderBy(asc(recipient.checkedAt))
      .limit(max),
  );
}
