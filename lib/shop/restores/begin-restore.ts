import 'server-only';
import { and, eq } from 'drizzle-orm';
import { restore } from '@/db/schema/shop/restore';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { isEmptyPage } from './empty-page';
import type { BeginRestore } from './schema';

/** A restore that waits for its file, and how much of it has come. */
export type Begun = { readonly id: Id<'restore'>; readonly received: number };

/**
 * Begins to take an archive back into a page the actor owns. The same file again, by name and length, goes on where it was left. Refused
 * as `restore_not_empty` while the page sells or says anything, and as `restore_running` while another one is on its way.
 */
export async function beginRestore(
  actor: Actor,
  input: BeginRestore,
): Promise<Result<Begun, PageRefusal | 'restore_running' | 'restore_not_empty'>> {
  const begun = changePage<Begun, 'restore_not_empty'>(
    actor,
    input.page,
    'take_archive',
    async (transaction, owned) => {
      const [waiting] = await transaction
        .select({ id: restore.id, received: restore.received })
        .from(restore)
        .where(
          and(
            eq(restore.pageId, owned.id),
            eq(restore.state, 'receiving'),
            eq(restore.fileName, input.name),
            eq(restore.bytes, input.bytes),
          ),
        );
      if (waiting) return ok(waiting);
      const isKnown = await wasBrought(transaction, owned.id);
      if (!isKnown && !(await isEmptyPage(transaction, owned.id))) return refuse('restore_not_empty');
      const id = newId('restore');
      await transaction
        .insert(restore)
        .values({ id, pageId: owned.id, personId: owned.personId, fileName: input.name, bytes: input.bytes });
      await audit(transaction, actor, 'restore.begin', id, { bytes: input.bytes });
      return ok({ id, received: 0 });
    },
  );
  return await begun.catch((error: unknown) => {
    if (isUniqueViolation(error, 'restore_page_busy')) return refuse('restore_running');
    throw error;
  });
}

/** Whether an archive came back into this page: then it is not empty, and what is sent may be the same again. */
async function wasBrought(transaction: ShopTransaction, pageId: Id<'page'>): Promise<boolean> {
  const done = and(eq(restore.pageId, pageId), eq(restore.state, 'done'));
  const [found] = await transaction.select({ id: restore.id }).from(restore).where(done).limit(1);
  return found !== undefined;
}
