import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { expensePhoto } from '@/db/schema/money/expense-group';
import type { Actor } from '@/lib/identity/actor/model';
import { groupKey } from '@/lib/money/splits/groups/group-key';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { fileStore } from '@/lib/platform/storage';
import { openBytes } from '@/lib/platform/vault/open-bytes';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { bytesPlace, photoBinding } from './model';
import type { ExpensePhoto } from './schema';

/** The bytes (WebP) of the photograph of an expense, for the members of its group; null for everybody else, and where there is none. */
export async function expensePhotoBytes(
  actor: Actor,
  { groupId, expenseId }: ExpensePhoto,
): Promise<Uint8Array | null> {
  if (actor.kind !== 'person') return null;
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ id: expensePhoto.id })
      .from(expensePhoto)
      .where(
        and(
          ...[eq(expensePhoto.groupId, groupId), eq(expensePhoto.expenseId, expenseId)],
          isNotNull(expensePhoto.storedAt),
        ),
      ),
  );
  const sealed = row && (await (await fileStore()).get(bytesPlace(row.id)));
  if (!row || !sealed) return null;
  const opened = openBytes(await readUserKey(groupKey(groupId), moneyKeys()), photoBinding(row.id), sealed);
  return opened.ok ? opened.value : null;
}
