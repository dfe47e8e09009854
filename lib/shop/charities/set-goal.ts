import 'server-only';
import { sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { SetGoal } from './schema';

/** Says what a charity gathers for, in its page's currency; null for nothing in particular. Refusals: `not_found`, `not_allowed`, `bad_amount`. */
export async function setGoal(
  actor: Actor,
  { page, goal }: SetGoal,
): Promise<Result<null, PageRefusal | 'bad_amount'>> {
  return changePage(actor, page, 'change_settings', async (transaction, owned) => {
    if (goal && goal.currency !== owned.currency) return refuse('bad_amount', 'goal');
    const minor = goal?.amount.toString() ?? null;
    const [row] = await transaction.execute<{ set: boolean }>(
      sql`select shop.set_charity_goal(${toUuid(owned.id)}::uuid, ${minor}::bigint) as set`,
    );
    if (!row?.set) return refuse('not_found');
    await audit(transaction, actor, 'charity.goal', owned.id);
    return ok(null);
  });
}
