import 'server-only';
import { and, count, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { recipient } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { can } from '@/lib/markets/queries';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import type { NewRecipient } from './schema';

/** So many bank accounts of other people one person keeps at most. */
const recipientsMax = 50;

/**
 * Writes down somebody to send money to, by name and country. Her bank account's numbers are given at the provider (`beginRecipient`). The same form sent
 * again adds nothing. Refuses with `receiving_closed` where nothing can arrive now, and with `too_many`.
 */
export async function addRecipient(
  actor: PersonActor,
  { recipientId, name, country }: NewRecipient,
): Promise<Result<Id<'recipient'>, 'receiving_closed' | 'too_many'>> {
  if (!(await can(country, 'receive', actor))) return refuse('receiving_closed', 'country');
  const owner = actorKey(actor) ?? '';
  const key = await makeUserKey(owner, moneyKeys());
  const sealed = sealRecord(key, { kind: 'recipient', id: recipientId, owner }, { name });
  return asActor(actor, async (tx) => {
    const [kept] = await tx
      .select({ number: count() })
      .from(recipient)
      .where(and(eq(recipient.owner, owner), eq(recipient.kind, 'other'), isNull(recipient.removedAt)));
    if ((kept?.number ?? 0) >= recipientsMax) return refuse('too_many');
    await tx
      .insert(recipient)
      .values({ id: recipientId, owner, personId: actor.personId, kind: 'other', sealed, country })
      .onConflictDoNothing();
    return ok(recipientId);
  });
}
