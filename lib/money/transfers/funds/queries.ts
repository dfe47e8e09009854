import 'server-only';
import { asc, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer } from '@/db/schema/money/transfer';
import { type Actor, holds, type SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';

const system: SystemActor = { kind: 'system', name: 'waiting-for-funds', locale: 'en' };
const shownMax = 100;

/** A transfer that waits for Souk's own money at the provider: how often it was tried, and since when it is due. Nothing of whose it is. */
export type WaitingForFunds = { id: Id<'transfer'>; amount: Money; tries: number; since: Date };

/** What waits for money at the provider, the oldest first; for operators of money, and empty for everybody else. */
export async function waitingForFunds(actor: Actor): Promise<WaitingForFunds[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor(system, (tx) =>
    tx
      .select({
        ...{ id: transfer.id, minor: transfer.sendMinor, currency: transfer.currency },
        ...{
          tries: transfer.tries,
          since: sql<Date | null>`coalesce(${transfer.takenAt}, ${transfer.cancelUntil})`.mapWith(transfer.takenAt),
        },
      })
      .from(transfer)
      .where(sql`${transfer.state} = 'sending' and ${transfer.providerIntent} is null and ${transfer.tries} > 1`)
      .orderBy(asc(sql`coalesce(${transfer.takenAt}, ${transfer.cancelUntil})`))
      .limit(shownMax),
  );
  return rows.flatMap(({ id, minor, currency, tries, since }) =>
    isCurrency(currency) && since ? [{ id, amount: money(minor, currency), tries: tries - 1, since }] : [],
  );
}
