import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { expenseOf } from '@/lib/money/splits/expenses/queries';
import { groupKey } from '@/lib/money/splits/groups/group-key';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { allow } from '@/lib/platform/rate-limit';
import { fileStore } from '@/lib/platform/storage';
import { sealBytes } from '@/lib/platform/vault/seal-bytes';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { type FileRefusal, preparePhoto } from '@/lib/shop/media/prepare-photo';
import { bytesPlace, photoBinding } from './model';
import type { ExpensePhoto } from './schema';

const Added = z.object({ result: z.enum(['added', 'taken', 'not_found']) });

/** Why a photograph is not taken: `photo_taken` where the expense has one. */
type AddPhotoCode = FileRefusal | 'not_found' | 'too_many' | 'photo_taken';

/**
 * Gives an expense of a group the actor is in its photograph: encoded anew, sealed, its row before its bytes, and shown after them. Refusals:
 * `not_found` for everybody else and for an expense that was removed, `photo_taken`, `too_many`, and those of the file.
 */
export async function addExpensePhoto(
  actor: PersonActor,
  { groupId, expenseId }: ExpensePhoto,
  sent: Uint8Array,
): Promise<Result<Id<'photo'>, AddPhotoCode>> {
  // Nobody makes us decode a picture for an expense that is not hers.
  const found = await expenseOf(actor, groupId, expenseId, 1);
  if (!found || found.latest.removed) return refuse('not_found');
  if (found.latest.photo) return refuse('photo_taken');
  if (!(await allow('expense-photo', actor.personId))) return refuse('too_many');
  const prepared = await preparePhoto(sent);
  if (!prepared.ok) return prepared;
  const { bytes, width, height } = prepared.value;
  const id = newId('photo');
  const sealed = sealBytes(await makeUserKey(groupKey(groupId), moneyKeys()), photoBinding(id), bytes);
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), expense: toUuid(expenseId), photo: toUuid(id), width, height },
  });
  const { result } = await callMoney(Added, sql`money.add_expense_photo(${wanted}::text::jsonb)`);
  if (result !== 'added') return refuse(result === 'taken' ? 'photo_taken' : 'not_found');
  await (await fileStore()).put(bytesPlace(id), sealed, 'application/octet-stream');
  if (await callMoney(z.boolean(), sql`money.keep_expense_photo(${toUuid(id)}::uuid)`)) return ok(id);
  // Another one came, or the expense went, while it was stored. Killed before this line, a job removes them a quarter of an hour after that.
  await (await fileStore()).remove(bytesPlace(id));
  return refuse('photo_taken');
}
