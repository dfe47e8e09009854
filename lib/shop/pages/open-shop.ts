import 'server-only';
import { and, eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { OpenShop } from './schema';

/**
 * Opens a page's shop, or closes it: nothing can be bought then, and products stay as they are.
 * Refusals: `nothing_published` (an open shop needs something to sell), `not_found`.
 */
export async function openShop(
  actor: Actor,
  input: OpenShop,
): Promise<Result<{ open: boolean }, 'nothing_published' | 'not_allowed' | 'not_found'>> {
  const open = input.open === 'yes';
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    if (open) {
      const [sold] = await transaction
        .select({ id: product.id })
        .from(product)
        .where(and(eq(product.pageId, owned.id), eq(product.state, 'published')))
        .limit(1);
      if (!sold) return refuse('nothing_published');
    }
    await transaction.update(page).set({ shopOpen: open }).where(eq(page.id, owned.id));
    if (open !== owned.shopOpen) await audit(transaction, actor, open ? 'shop.open' : 'shop.close', owned.id);
    return ok({ open });
  });
}
