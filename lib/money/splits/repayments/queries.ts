import 'server-only';
import { and, desc, eq, ne, type SQL } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { groupRepayment } from '@/db/schema/money/expense-group';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { currencyOf } from '@/lib/money/splits/groups/queries';
import { type RepaymentState, type RepaymentView, repaymentStates, repaymentWays } from './model';

/** How many that are answered a page of a group shows, and how many are read at a time. */
const [repaymentsShown, atATime] = [50, 500];

/**
 * What was given back in a group, the latest first, as the member `me` sees it: all that waits for an answer, and the latest of the rest. Empty for
 * a group the actor is not in.
 */
export async function repaymentsOf(
  actor: PersonActor,
  groupId: Id<'group'>,
  me: Id<'member'>,
): Promise<readonly RepaymentView[]> {
  const waiting = await readAll(actor, and(eq(groupRepayment.groupId, groupId), eq(groupRepayment.state, 'said')));
  const answered = and(eq(groupRepayment.groupId, groupId), ne(groupRepayment.state, 'said'));
  const rows = [...waiting, ...(await readRows(actor, answered, repaymentsShown))];
  return viewsOf(rows, me).sort((one, other) => other.at.getTime() - one.at.getTime());
}

/** All that was given back in a group, for a file, the latest first. */
export async function allRepayments(
  actor: PersonActor,
  groupId: Id<'group'>,
  me: Id<'member'>,
): Promise<readonly RepaymentView[]> {
  return viewsOf(await readAll(actor, eq(groupRepayment.groupId, groupId)), me);
}

type Row = typeof groupRepayment.$inferSelect;

async function readAll(actor: PersonActor, where: SQL | undefined): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (;;) {
    const some = await readRows(actor, where, atATime, all.length);
    all.push(...some);
    if (some.length < atATime) return all;
  }
}

function readRows(actor: PersonActor, where: SQL | undefined, most: number, from = 0): Promise<Row[]> {
  return asActor(actor, (tx) =>
    tx
      .select()
      .from(groupRepayment)
      .where(where)
      .orderBy(desc(groupRepayment.at), desc(groupRepayment.id))
      .limit(most)
      .offset(from),
  );
}

function viewsOf(rows: readonly Row[], me: Id<'member'>): RepaymentView[] {
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
