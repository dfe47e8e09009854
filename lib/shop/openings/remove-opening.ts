import 'server-only';
import { and, eq } from 'drizzle-orm';
import { opening } from '@/db/schema/shop/opening';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { RemoveOpening } from './schema';

/**
 * Takes a product's opening away: it is sold at once, to anyone and without a line. Refuses `draw_stays` for one whose line has been
 * drawn, so that the draw can be checked; its line ends by `setOpening`. Refuses `not_allowed` and `not_found`.
 */
export async function removeOpening(
  actor: Actor,
  input: RemoveOpening,
): Promise<Result<null, 'draw_stays' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const its = and(eq(opening.productId, input.product), eq(opening.pageId, owned.id));
    const [standing] = await transaction.select({ seed: opening.seed }).from(opening).where(its).for('update');
    if (!standing) return refuse('not_found');
    if (standing.seed !== null) return refuse('draw_stays');
    await transaction.delete(opening).where(its);
    await audit(transaction, actor, 'opening.remove', input.product, {});
    return ok(null);
  });
}
