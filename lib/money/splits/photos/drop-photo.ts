import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { ExpensePhoto } from './schema';

/** Takes the photograph of an expense away, by a member of its group; its bytes follow. Where there is none it is gone already. `not_found` for everybody else. */
export async function dropExpensePhoto(
  actor: PersonActor,
  { groupId, expenseId }: ExpensePhoto,
): Promise<Result<null, 'not_found'>> {
  const wanted = JSON.stringify({ owner: actorKey(actor), group: toUuid(groupId), expense: toUuid(expenseId) });
  const { result } = await callMoney(
    z.object({ result: z.enum(['done', 'not_found']) }),
    sql`money.drop_expense_photo(${wanted}::text::jsonb)`,
  );
  return result === 'done' ? ok(null) : refuse('not_found');
}
