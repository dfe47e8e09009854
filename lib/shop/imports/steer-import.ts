import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage } from '@/lib/shop/ownership/change-page';
import { dropOldFile } from './drop-old-file';
import { askPicturesAgain } from './missing-pictures';
import { isUndoable } from './model';
import type { SteerImport } from './schema';

/** From which states each step is possible, and where it leads. */
const steps = {
  run: { from: ['ready'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  undo: { from: ['done', 'paused'], to: 'undoing' },
  drop: { from: ['reading', 'ready', 'unreadable'], to: 'dropped' },
  pictures: { from: ['done'], to: 'running' },
} as const;

/**
 * Begins, pauses, goes on with, undoes or drops an import of a page the actor owns, or asks again for its pictures that did not come; whoever steers it answers for it from now on.
 * Asked again it is as it was. Refusals: `not_found`; `import_over` when that step is not possible any more, as undoing is some months later; `import_running` when
 * another import of the page is under way.
 */
export async function steerImport(
  actor: Actor,
  input: SteerImport,
): Promise<Result<null, 'not_allowed' | 'not_found' | 'import_over' | 'import_running'>> {
  const step = steps[input.to];
  const steering = changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const own = and(eq(catalogueImport.id, input.import), eq(catalogueImport.pageId, input.page));
    const [held] = await transaction
      .select({ state: catalogueImport.state, endedAt: catalogueImport.endedAt })
      .from(catalogueImport)
      .where(own)
      .for('update');
    if (!held) return refuse('not_found');
    if (held.state === step.to) return ok(null);
    if (!step.from.some((state) => state === held.state)) return refuse('import_over');
    if (input.to === 'undo' && !isUndoable(held.endedAt, new Date())) return refuse('import_over');
    const isWork = step.to === 'running' || step.to === 'undoing';
    await transaction
      .update(catalogueImport)
      .set({
        state: step.to,
        problem: null,
        ...(isWork && { personId: owned.personId, leasedUntil: sql`now()`, endedAt: null }),
      })
      .where(own);
    if (input.to === 'pictures') await askPicturesAgain(transaction, input.import);
    if (input.to === 'drop') await transaction.delete(importItem).where(eq(importItem.importId, input.import));
    await audit(transaction, actor, `import.${input.to}`, input.import);
    return ok(null);
  });
  const steered = await steering.catch((error: unknown) => {
    if (isUniqueViolation(error, 'import_page_busy')) return refuse('import_running');
    throw error;
  });
  if (steered.ok && input.to === 'drop') await dropOldFile(input.import);
  return steered;
}
