import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { UpdatePage } from './schema';

/** Changes a page's name, kind, about text and languages. Refusal: `not_found`. */
export async function updatePage(actor: Actor, input: UpdatePage): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const { page: _page, ...face } = input;
    await transaction.update(page).set(face).where(eq(page.id, owned.id));
    return ok(null);
  });
}
