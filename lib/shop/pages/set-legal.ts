import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { returnWays } from './return-policy';
import type { SetLegal } from './schema';

/** Sets what the imprint, contact, returns and terms pages of a shop say; an empty text takes a page away. Refusal: `not_found`. */
export async function setLegal(actor: Actor, input: SetLegal): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const { page: _page, returnByMail, returnAtShop, restocking, ...texts } = input;
    const ways = returnWays.filter((way) => (way === 'mail' ? returnByMail : returnAtShop));
    // A form without the days says nothing of returns but its words; drizzle leaves out what is undefined.
    const policy = input.returnDays === undefined ? {} : { returnWays: ways.length > 0 ? [...ways] : ['mail'] };
    await transaction
      .update(page)
      .set({ ...texts, ...policy, restockingBasisPoints: restocking })
      .where(eq(page.id, owned.id));
    await audit(transaction, actor, 'page.set-legal', owned.id);
    return ok(null);
  });
}
