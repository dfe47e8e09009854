import 'server-only';
import { and, eq } from 'drizzle-orm';
import { post } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import { ownsProducts, writePostPhotos, writePostProducts } from './create-post';
import type { UpdatePost } from './schema';

/** Changes words, photos and shown products of an update; its date stays. Refusal: `not_found` (also a photo or product not the page's own). */
export async function updatePost(actor: Actor, input: UpdatePost): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    if (!(await ownsPhotos(transaction, owned, input.photos))) return refuse('not_found');
    if (!(await ownsProducts(transaction, owned, input.products))) return refuse('not_found');
    const changed = await transaction
      .update(post)
      .set({ body: input.body })
      .where(and(eq(post.id, input.post), eq(post.pageId, owned.id)))
      .returning({ id: post.id });
    if (changed.length === 0) return refuse('not_found');
    await writePostPhotos(transaction, input.post, input.photos);
    await writePostProducts(transaction, input.post, input.products);
    return ok(null);
  });
}
