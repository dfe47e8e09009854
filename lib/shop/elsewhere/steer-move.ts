import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { move, movePost } from '@/db/schema/shop/move';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { moveImportOf } from './queries';
import type { SteerMove } from './schema';
import { dropOldExport } from './tend-moves';

/** From which states each step is possible, and where it leads. */
const steps = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  undo: { from: ['done', 'paused'], to: 'undoing' },
  drop: { from: ['reading', 'ready', 'unreadable'], to: 'dropped' },
} as const;

/** Why a step was not made. */
export type SteerMoveCode = PageRefusal | 'move_over' | 'move_running';

/**
 * Pauses, goes on with, undoes or drops a move of a page the actor may change; whoever steers it answers for it from now on. Undoing takes
 * its products back too. Asked again it is as it was. Refusals: `not_found`; `move_over` when that step is not possible any more;
 * `move_running` when another one of the page is under way.
 */
export async function steerMove(actor: Actor, input: SteerMove): Promise<Result<null, SteerMoveCode>> {
  const step = steps[input.to];
  const importId = input.to === 'undo' ? await moveImportOf(actor, input.page, input.move) : null;
  if (importId) await takeProductsBack(actor, input.page, importId);
  const steered = await changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const own = and(eq(move.id, input.move), eq(move.pageId, input.page));
    const [held] = await transaction.select({ state: move.state }).from(move).where(own).for('update');
    if (!held) return refuse('not_found');
    if (held.state === step.to) return ok(null);
    if (!step.from.some((state) => state === held.state)) return refuse('move_over');
    const isWork = step.to === 'running' || step.to === 'undoing';
    await transaction
      .update(move)
      .set({
        ...{ state: step.to, problem: null },
        ...(isWork && { personId: owned.personId, leasedUntil: sql`now()`, endedAt: null }),
      })
      .where(own);
    if (input.to === 'drop') await transaction.delete(movePost).where(eq(movePost.moveId, input.move));
    await audit(transaction, actor, `move.${input.to}`, input.move);
    return ok(null);
  }).catch((error: unknown) => {
    if (isUniqueViolation(error, 'move_page_busy')) return refuse('move_running');
    throw error;
  });
  if (steered.ok && input.to === 'drop') await dropOldExport(input.move);
  return steered;
}

/** Wherever their import stands: those that do not fit are refused and change nothing. */
async function takeProductsBack(actor: Actor, page: Id<'page'>, importId: Id<'import'>): Promise<void> {
  for (const to of ['pause', 'undo', 'drop'] as const) await steerImport(actor, { page, import: importId, to });
}
