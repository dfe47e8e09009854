import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { recipient } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/**
 * Takes somebody out of those she sends money to. What is on its way there is not touched; its name is forgotten with it only where nothing was ever sent.
 * Refuses with `not_found`, also her own account and somebody else's.
 */
export async function removeRecipient(
  actor: PersonActor,
  id: Id<'recipient'>,
): Promise<Result<{ removed: true }, 'not_found'>> {
  const gone = await asActor(actor, (tx) =>
    tx
      .update(recipient)
      .set({
        removedAt: sql`clock_timestamp()`,
        sealed: sql`case when exists (select from money.transfer t where t.recipient_id = ${recipient.id}) then ${recipient.sealed} end`,
      })
      .where(
        and(
          eq(recipient.id, id),
          eq(recipient.owner, actorKey(actor) ?? ''),
          eq(recipient.kind, 'other'),
          isNull(recipient.removedAt),
        ),
      )
      .returning({ id: recipient.id }),
  );
  return gone.length > 0 ? ok({ removed: true }) : refuse('not_found');
}
