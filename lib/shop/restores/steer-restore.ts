import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { restore } from '@/db/schema/shop/restore';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { isEmptyPage } from './empty-page';
import { clearPlaces, clearSettings, keepBefore } from './keep-before';
import { daysToUndo } from './model';
import type { SteerRestore } from './schema';

/** From which states each step is possible, and where it leads. */
const steps = {
  run: { from: ['ready', 'stopped'], to: 'running' },
  undo: { from: ['done', 'stopped'], to: 'undoing' },
  drop: { from: ['receiving', 'checking', 'refused', 'ready'], to: 'dropped' },
} as const;

/** Why a step is not taken. */
export type SteerRestoreRefusal =
  | PageRefusal
  | 'restore_over'
  | 'restore_running'
  | 'restore_not_empty'
  | 'restore_sold';

/**
 * Brings back, undoes or drops an archive that was sent to a page the actor owns. Asked again it is as it was. Refusals: `restore_over`
 * when that step is not possible any more, `restore_not_empty` when the page is not empty any longer, `restore_sold` when something of it
 * was sold: what somebody bought is not taken away.
 */
export async function steerRestore(actor: Actor, input: SteerRestore): Promise<Result<null, SteerRestoreRefusal>> {
  const step = steps[input.to];
  const steering = changePage<null, Exclude<SteerRestoreRefusal, PageRefusal>>(
    actor,
    input.page,
    'take_archive',
    async (transaction, owned) => {
      const own = and(eq(restore.id, input.restore), eq(restore.pageId, input.page));
      const [held] = await transaction.select().from(restore).where(own).for('update');
      // One that is not the page's, for `restore_over` would tell that it is there.
      if (!held) return refuse('restore_over');
      if (held.state === step.to) return ok(null);
      if (!step.from.some((state) => state === held.state)) return refuse('restore_over');
      if (input.to === 'undo') {
        if (held.createdAt.getTime() < Date.now() - daysToUndo * 86_400_000) return refuse('restore_over');
        if (await hasSold(transaction, owned.id)) return refuse('restore_sold');
        await transaction.update(page).set({ shopOpen: false }).where(eq(page.id, owned.id));
      }
      if (input.to === 'run' && held.state === 'ready') {
        if (!(await isEmptyPage(transaction, owned.id))) return refuse('restore_not_empty');
        await transaction
          .update(restore)
          .set({ before: await keepBefore(transaction, owned.id) })
          .where(own);
        await clearSettings(transaction, owned.id);
        await clearPlaces(transaction, owned.id);
      }
      const isWork = step.to !== 'dropped';
      await transaction
        .update(restore)
        .set({
          state: step.to,
          problem: null,
          ...(isWork && { personId: owned.personId, leasedUntil: sql`now()`, endedAt: null }),
          ...(input.to === 'undo' && { part: 0, cursor: 0 }),
        })
        .where(own);
      await audit(transaction, actor, `restore.${input.to}`, input.restore);
      return ok(null);
    },
  );
  return await steering.catch((error: unknown) => {
    if (isUniqueViolation(error, 'restore_page_busy')) return refuse('restore_running');
    throw error;
  });
}

async function hasSold(transaction: ShopTransaction, pageId: Id<'page'>): Promise<boolean> {
  const [row] = await transaction.execute<{ sold: boolean }>(sql`
    select exists (select from shop.variant v join shop.reservation r on r.variant_id = v.id where v.page_id = ${toUuid(pageId)}::uuid) as sold`);
  return row?.sold ?? false;
}
