import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { groupOf } from '@/lib/money/splits/groups/queries';
import type { DivisionProblem } from '@/lib/money/splits/model';
import { reckon, type Unreckoned } from './model';
import { expenseOf } from './queries';
import type { WriteExpense } from './schema';
import { storeVersion } from './store-version';

const problems = {
  nobody: 'nobody_bears',
  negative: 'bad_amount',
  item_of_nobody: 'item_of_nobody',
  percent: 'percent_not_whole',
  exact: 'parts_not_whole',
  items: 'items_too_much',
  adjusted: 'adjusted_too_much',
  paid: 'paid_not_whole',
} as const satisfies Record<DivisionProblem['what'] | 'paid', string>;

type Refused =
  | 'not_found'
  | 'expense_changed'
  | 'member_left'
  | Extract<Unreckoned, { fault: string }>['fault']
  | (typeof problems)[keyof typeof problems];

/** How often an expense is divided anew because somebody else’s came in between. */
const triesMost = 20;

/**
 * Writes an expense of a group the actor is in, or a new version of one. The same key again is the same version. Refusals: `not_found`;
 * `expense_changed` when somebody else changed it meanwhile; `member_left` when it would change what was open for somebody who has left;
 * `bad_amount`, `number_unclear`, `twice` and `required` beside their field; and what does not come out: `nobody_bears`, `item_of_nobody`,
 * `percent_not_whole`, `parts_not_whole`, `items_too_much`, `adjusted_too_much`, `paid_not_whole`.
 */
export async function writeExpense(
  actor: PersonActor,
  input: WriteExpense,
): Promise<Result<{ expenseId: Id<'expense'> }, Refused>> {
  const { groupId, version, fields, currency } = input;
  const group = await groupOf(actor, groupId);
  const before = group && input.expenseId ? await expenseOf(actor, groupId, input.expenseId) : null;
  if (!group || (input.expenseId !== null && !before)) return refuse('not_found');
  const was = before?.latest.parts.map(({ member }) => member) ?? [];
  const members = group.members.filter((one) => !one.hasLeft || was.includes(one.id)).map(({ id }) => id);
  const expenseId = input.expenseId ?? newId('expense');
  let turn = before?.latest.turn ?? group.turn;
  for (let tries = 0; tries < triesMost; tries++) {
    const reckoned = reckon(fields, members, currency, turn);
    if (!reckoned.ok) return refusalOf(reckoned);
    const written = await storeVersion(actor, {
      ...{ groupId, expenseId, version: before ? version : 0, key: input.key, removed: false, turn },
      ...{ day: input.day, title: input.title, note: input.note, reckoned: reckoned.value },
    });
    if (written.expense) return ok({ expenseId: written.expense });
    if (written.result === 'changed') return refuse('expense_changed');
    if (written.result === 'left') return refuse('member_left');
    if (written.turn === undefined) return refuse('not_found');
    turn = written.turn;
  }
  throw new Error('a group is written to faster than it can be');
}

function refusalOf(unreckoned: Unreckoned): Refusal<Refused> {
  if ('fault' in unreckoned) return refuse(unreckoned.fault, unreckoned.field);
  return refuse(problems[unreckoned.problem.what]);
}
