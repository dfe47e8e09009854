import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { expenseOf } from './queries';
import type { RemoveExpense } from './schema';
import { storeVersion } from './store-version';

/**
 * Takes an expense away by a version that says so; what it was stays in its history. Refusals: `not_found`, `expense_changed`, `member_left`. Again
 * changes nothing.
 */
export async function removeExpense(
  actor: PersonActor,
  { groupId, expenseId, version, key }: RemoveExpense,
): Promise<Result<null, 'not_found' | 'expense_changed' | 'member_left'>> {
  const before = await expenseOf(actor, groupId, expenseId, 1);
  if (!before) return refuse('not_found');
  const { latest } = before;
  if (latest.removed) return ok(null);
  const { turn, day, title, note, whole, way, parts, items } = latest;
  const { result } = await storeVersion(actor, {
    ...{ groupId, expenseId, version, key, removed: true, turn, day, title, note },
    reckoned: { whole, way, parts, items },
  });
  if (result === 'done' || result === 'replay') return ok(null);
  return refuse(result === 'changed' ? 'expense_changed' : result === 'left' ? 'member_left' : 'not_found');
}
