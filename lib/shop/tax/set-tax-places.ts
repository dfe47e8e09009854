import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SetTaxPlaces } from './schema';

/**
 * Says where a shop collects tax: there by the rates of the places, nowhere else. With none it has its one rate again. Orders
 * that exist keep theirs. Refusals: `not_allowed`, `not_found`.
 */
export function setTaxPlaces(actor: Actor, input: SetTaxPlaces): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    await transaction.update(page).set({ taxPlaces: input.places }).where(eq(page.id, owned.id));
    await audit(transaction, actor, 'page.set-tax-places', owned.id, { places: input.places.length });
    return ok(null);
  });
}
