import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { archive } from '@/db/schema/shop/archive';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { BeginArchive } from './schema';

/**
 * Asks for the archive of a page the actor owns; a worker makes it. It takes the place of an earlier one. Refused as `archive_running`
 * while one is being made.
 */
export async function beginArchive(
  actor: Actor,
  input: BeginArchive,
): Promise<Result<Id<'archive'>, PageRefusal | 'archive_running'>> {
  const begun = changePage<Id<'archive'>, never>(actor, input.page, 'take_archive', async (transaction, owned) => {
    const id = newId('archive');
    await transaction.insert(archive).values({ id, pageId: owned.id, personId: owned.personId });
    await transaction
      .update(archive)
      .set({ expiresAt: sql`now()` })
      .where(and(eq(archive.pageId, owned.id), eq(archive.state, 'ready')));
    await audit(transaction, actor, 'archive.begin', id);
    return ok(id);
  });
  return await begun.catch((error: unknown) => {
    if (isUniqueViolation(error, 'archive_page_busy')) return refuse('archive_running');
    throw error;
  });
}
