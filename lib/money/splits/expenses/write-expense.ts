import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import type { GroupView } from '@/lib/money/splits/groups/model';
import { groupOf } from '@/lib/money/splits/groups/queries';
import type { DivisionProblem } from '@/lib/money/splits/model';
import { type ExpenseView, reckon, type Unreckoned } from './model';
import { expenseOf, versionOfKey } from './queries';
import type { WriteExpense } from './schema';
import { storeVersion } from './store-version';

const problems = {
  nobody: 'nobody_bears',
  negative: 'bad_amount',
  item_of_nobody: 'item_of_nobody',
  member_left: 'member_left',
  percent: 'percent_not_whole',
  exact: 'parts_not_whole',
  items: 'items_too_much',
  adjusted: 'adjusted_too_much',
  paid: 'paid_not_whole',
} as const satisfies Record<DivisionProblem['what'] | 'member_left' | 'paid', string>;

type Refused =
  | 'not_found'
  | 'expense_changed'
  | 'first_stands'
  | Extract<Unreckoned, { fault: string }>['fault']
  | (typeof problems)[keyof typeof problems];

/** How often an expense is divided anew because somebody else’s came in between. */
const triesMost = 20;

/**
 * Writes an expense of a group the actor is in, or a new version of one. The same key again is the same version, and `first_stands` when it says
 * something else than that. Refusals: `not_found`; `expense_changed` when somebody else changed it meanwhile; `member_left` when it names
 * somebody who has left, or would change what was open for her; `bad_amount`, `amount_most`, `number_unclear`, `twice` and `required` beside their field; and what does not come out: `nobody_bears`, `item_of_nobody`,
 * `percent_not_whole`, `parts_not_whole`, `items_too_much`, `adjusted_too_much`, `paid_not_whole`.
 */
export async function writeExpense(
  actor: PersonActor,
  input: WriteExpense,
): Promise<Result<{ expenseId: Id<'expense'> }, Refused>> {
  const { groupId, version, fields, currency } = input;
  const group = await groupOf(actor, groupId);
  // Asked first: what was written under the key stands, whoever has left since.
  const known = group && (await versionOfKey(actor, groupId, input.key));
  if (known) return answerKnown(known, input, group);
  const before = group && input.expenseId ? await expenseOf(actor, groupId, input.expenseId, 1) : null;
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
    if (written.result === 'replay') {
      const first = await versionOfKey(actor, groupId, input.key);
      return first ? answerKnown(first, input, group) : refuse('not_found');
    }
    if (written.expense) return ok({ expenseId: written.expense });
    if (written.result === 'changed') return refuse('expense_changed');
    if (written.result === 'left') return refuse('member_left');
    if (written.turn === undefined) return refuse('not_found');
    turn = written.turn;
  }
  throw new Error('a group is written to faster than it can be');
}

/** A yes when what is sent says the same as what was written under its key. Its words lie sealed, so they are compared here and leave no mark. */
function answerKnown(
  known: ExpenseView,
  input: WriteExpense,
  group: GroupView,
): Result<{ expenseId: Id<'expense'> }, 'first_stands'> {
  const everybody = group.members.map(({ id }) => id);
  const reckoned = reckon(input.fields, everybody, input.currency, known.turn);
  const { whole, way, parts, items, title, note, day } = known;
  const place = { id: input.expenseId ?? known.id, version: (input.expenseId ? input.version : 0) + 1, removed: false };
  const sent = { ...place, title: input.title, note: input.note, day: input.day, value: reckoned.ok && reckoned.value };
  const first = { id: known.id, version: known.version, removed: known.removed };
  const written = { ...first, title, note, day, value: { whole, way, parts, items } };
  return isDeepStrictEqual(sent, written) ? ok({ expenseId: known.id }) : refuse('first_stands');
}

function refusalOf(unreckoned: Unreckoned): Refusal<Refused> {
  if ('fault' in unreckoned) return refuse(unreckoned.fault, unreckoned.field);
  return refuse(problems[unreckoned.problem.what]);
}
