import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import type { SetPagePhoto } from './schema';

/** Sets or takes away the logo or cover of a page. The photo must be one of the page's own; else `not_found`. */
export async function setPagePhoto(
  actor: Actor,
  input: SetPagePhoto,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    if (input.media !== null && !(await ownsPhotos(transaction, owned, [input.media]))) return refuse('not_found');
    const change = input.place === 'logo' ? { logoMediaId: input.media } : { coverMediaId: input.media };
    await transaction.update(page).set(change).where(eq(page.id, owned.id));
    return ok(null);
  });
}
