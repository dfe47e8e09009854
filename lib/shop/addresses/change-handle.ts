import 'server-only';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import { formerHandle } from '@/db/schema/shop/address';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { holdHandle, isHandleTaken } from '@/lib/shop/pages/hold-handle';
import type { ChangeHandle } from './schema';

/** Old handles one page may keep at a time: each of them is one that nobody else can have. */
export const handlesKeptMax = 3;

/** Why a page keeps the address it has. */
export type ChangeHandleRefusal = 'handle_taken' | 'handles_kept_max' | 'not_allowed' | 'not_found';

/**
 * Gives a page another handle. Its old one leads on to it, and is its alone for a year; a page may go back to one of its
 * own at any time. The handle it has already is no change.
 * Refusals: `handle_taken` (by another page, or by one that had it within a year), `handles_kept_max`, `not_found`.
 */
export async function changeHandle(
  actor: Actor,
  input: ChangeHandle,
): Promise<Result<{ handle: string }, ChangeHandleRefusal>> {
  return changePage<{ handle: string }, ChangeHandleRefusal>(
    actor,
    input.page,
    'change_settings',
    async (transaction, owned) => {
      if (owned.handle === input.handle) return ok({ handle: input.handle });
      await holdHandle(transaction, input.handle);
      if (await isHandleTaken(transaction, input.handle, owned.id)) return refuse('handle_taken', 'handle');
      await transaction.delete(formerHandle).where(eq(formerHandle.handle, input.handle));
      if ((await handlesKept(transaction, owned)) >= handlesKeptMax) return refuse('handles_kept_max', 'handle');
      await keepOld(transaction, owned, input.handle);
      await transaction.update(page).set({ handle: input.handle }).where(eq(page.id, owned.id));
      await audit(transaction, actor, 'page.handle', owned.id, { from: owned.handle, to: input.handle });
      return ok({ handle: input.handle });
    },
  );
}

async function handlesKept(transaction: ShopTransaction, owned: OwnedPage): Promise<number> {
  const kept = and(eq(formerHandle.pageId, owned.id), gt(formerHandle.keptUntil, sql`now()`));
  const [row] = await transaction.select({ handles: count() }).from(formerHandle).where(kept);
  return row?.handles ?? 0;
}

/** Handles are one without regard to case, so only another one is an address that was left. */
async function keepOld(transaction: ShopTransaction, owned: OwnedPage, next: string): Promise<void> {
  const old = owned.handle.toLowerCase();
  if (old === next) return;
  const keptUntil = sql`now() + interval '1 year'`;
  await transaction.insert(formerHandle).values({ handle: old, pageId: owned.id, keptUntil });
}
