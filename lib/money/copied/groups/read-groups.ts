import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Money, money } from '@/lib/kernel/money';
import { allExpenses } from '@/lib/money/splits/expenses/queries';
import { groupOf, myGroups } from '@/lib/money/splits/groups/queries';
import type { CopiedRow } from '@/lib/platform/copied/model';

/** The groups the actor splits with: how she stands, and every expense in which she paid or bears something. Of the others nothing is said. */
export async function groupRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  const groups = await myGroups(actor);
  const rows: CopiedRow[] = [];
  for (const { id, name, mine } of groups) {
    const [group, expenses] = await Promise.all([groupOf(actor, id), allExpenses(actor, id)]);
    const hers = expenses.flatMap(({ day, title, note, whole, parts }) => {
      const part = parts.find(({ member }) => member === group?.me);
      if (!part) return [];
      const amount = (minor: bigint) => said(money(minor, whole.currency));
      return [{ day, title, note, total: said(whole), paid: amount(part.paid), borne: amount(part.borne) }];
    });
    rows.push({ name, balances: mine.map(said), expenses: hers });
  }
  return rows;
}

const said = ({ amount, currency }: Money) => ({ minor: amount.toString(), currency });
