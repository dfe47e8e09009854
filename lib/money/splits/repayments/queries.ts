import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { groupRepayment } from '@/db/schema/money/expense-group';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { currencyOf } from '@/lib/money/splits/groups/queries';
import { type RepaymentState, type RepaymentView, repaymentStates, repaymentWays } from './model';

/** How many repayments a group shows. */
const repaymentsMost = 500;

/** What was given back in a group, the latest first, as the member `me` sees it. Empty for a group the actor is not in. */
export async function repaymentsOf(
  actor: PersonActor,
  groupId: Id<'group'>,
  me: Id<'member'>,
): Promise<readonly RepaymentView[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(groupRepayment)
      .where(eq(groupRepayment.groupId, groupId))
      .orderBy(desc(groupRepayment.at))
      .limit(repaymentsMost),
  );
  return rows.map((row): RepaymentView => {
    const state = stateOf(row.state);
    const waits = state === 'said' && row.transferId === null;
    const isSide = row.fromId === me || row.toId === me;
    return {
      ...{ id: row.id, from: row.fromId, to: row.toId, teller: row.tellerId, state, at: row.at },
      value: money(row.amountMinor, currencyOf(row.currency)),
      way: repaymentWays.find((one) => one === row.way) ?? 'otherwise',
      mayAnswer: waits && isSide && row.tellerId !== me,
      mayTakeBack: waits && row.tellerId === me,
    };
  });
}

function stateOf(word: string): RepaymentState {
  const known = repaymentStates.find((state) => state === word);
  if (!known) throw new Error('Invariant broken: unknown state of a repayment');
  return known;
}
