import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { basisPointsMax, parsePercent } from './model';
import type { SetTax } from './schema';

/**
 * Sets the one tax rate of a shop and whether prices contain it. Orders that exist keep theirs.
 * Refusals: `percent` (not a rate with at most two decimals), `out_of_range` (over 50 %), `not_found`.
 */
export async function setTax(
  actor: Actor,
  input: SetTax,
): Promise<Result<null, 'percent' | 'out_of_range' | 'not_allowed' | 'not_found'>> {
  const basisPoints = parsePercent(input.rate);
  if (basisPoints === null) return refuse('percent', 'rate');
  if (basisPoints > basisPointsMax) return refuse('out_of_range', 'rate');
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const tax = { taxBasisPoints: basisPoints, taxInclusive: input.inclusive };
    await transaction.update(page).set(tax).where(eq(page.id, owned.id));
    await audit(transaction, actor, 'page.set-tax', owned.id, { basisPoints, inclusive: input.inclusive });
    return ok(null);
  });
}
