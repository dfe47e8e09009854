import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { archive } from '@/db/schema/shop/archive';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { DropArchive } from './schema';

/** Takes an archive away, made or on its way; a worker removes what lies of it. One that is gone answers like a missing one. */
export async function dropArchive(actor: Actor, input: DropArchive): Promise<Result<null, PageRefusal>> {
  return changePage(actor, input.page, 'take_archive', async (transaction) => {
    const dropped = await transaction
      .update(archive)
      .set({ state: 'gone', expiresAt: sql`now()` })
      .where(
        and(eq(archive.id, input.archive), eq(archive.pageId, input.page), inArray(archive.state, ['making', 'ready'])),
      )
      .returning({ id: archive.id });
    if (dropped.length === 0) return refuse('not_found');
    await audit(transaction, actor, 'archive.drop', input.archive);
    return ok(null);
  });
}
