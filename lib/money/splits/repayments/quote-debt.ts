import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { groupMember } from '@/db/schema/money/expense-group';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { groupOf } from '@/lib/money/splits/groups/queries';
import { makeQuote, type QuoteCode } from '@/lib/money/transfers/make-quote';
import type { PayDebt } from './schema';

/**
 * Promises what it takes to pay from her wallet what the actor owes another member of a group: the whole debt as it stands now, in its own
 * currency. Sent, it makes a repayment that counts once the money has arrived (`db/sql/78-settling.sql`). Refusals of `makeQuote`;
 * `not_found` for a group she is not in, for what she does not owe, and where nobody with an account stands behind the place.
 */
export async function quoteDebt(
  actor: PersonActor,
  { groupId, memberId, currency }: PayDebt,
): Promise<Result<Id<'quote'>, QuoteCode>> {
  const group = await groupOf(actor, groupId);
  const debt = group?.debts.find(
    ({ from, to, value }) => from === group.me && to === memberId && value.currency === currency,
  );
  if (!debt) return refuse('not_found');
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ owner: groupMember.owner })
      .from(groupMember)
      .where(and(eq(groupMember.id, memberId), eq(groupMember.groupId, groupId), isNull(groupMember.leftAt))),
  );
  if (!row?.owner) return refuse('not_found');
  const to = { person: fromUuid('person', row.owner.slice('person:'.length)) };
  return makeQuote(
    actor,
    { to, sendMinor: debt.value.amount, currency, reason: 'group' },
    { groupId, debtorId: debt.from, creditorId: debt.to },
  );
}
