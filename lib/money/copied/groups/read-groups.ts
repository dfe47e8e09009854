import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Money, money } from '@/lib/kernel/money';
import { allExpenses } from '@/lib/money/splits/expenses/queries';
import { groupOf, myGroups } from '@/lib/money/splits/groups/queries';
import { allRepayments } from '@/lib/money/splits/repayments/queries';
import type { CopiedRow } from '@/lib/platform/copied/model';

/**
 * The groups the actor splits with: how she stands, every expense in which she paid or bears something, and what she gave
 * back or got. Of the others nothing is said.
 */
export async function groupRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  const groups = await myGroups(actor, Number.MAX_SAFE_INTEGER);
  const rows: CopiedRow[] = [];
  for (const { id, name, mine } of groups) {
    const [group, expenses] = await Promise.all([groupOf(actor, id), allExpenses(actor, id)]);
    const repayments = group ? await allRepayments(actor, id, group.me) : [];
    const hers = expenses.flatMap(({ day, title, note, whole, parts }) => {
      const part = parts.find(({ member }) => member === group?.me);
      if (!part) return [];
      const amount = (minor: bigint) => said(money(minor, whole.currency));
      return [{ day, title, note, total: said(whole), paid: amount(part.paid), borne: amount(part.borne) }];
    });
    const back = repayments.flatMap(({ at, from, to, way, state, value }) => {
      if (from !== group?.me && to !== group?.me) return [];
      return [{ at, by_you: from === group.me, way, state, total: said(value) }];
    });
    rows.push({ name, balances: mine.map(said), expenses: hers, repayments: back });
  }
  return rows;
}

const said = ({ amount, currency }: Money) => ({ minor: amount.toString(), currency });
