import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SetLegal } from './schema';

/** Sets what the imprint, contact, returns and terms pages of a shop say; an empty text takes a page away. Refusal: `not_found`. */
export async function setLegal(actor: Actor, input: SetLegal): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const { page: _page, ...texts } = input;
    await transaction.update(page).set(texts).where(eq(page.id, owned.id));
    await audit(transaction, actor, 'page.set-legal', owned.id);
    return ok(null);
  });
}
