import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { zoneOf } from '@/lib/shop/openings/model';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type MomentFault, momentAfter, momentOn, type PostWish, postStateOf } from './model';

/** What is written of a post, as far as its moment depends on it. */
type Said = { readonly body: string; readonly photos: readonly unknown[]; readonly publishAt?: string | undefined };

/** Why a post cannot have the moment that is wanted; `required` stands beside what is missing. */
export type PostMomentFault = MomentFault | 'invalid';

/**
 * The moment a post has after a form was sent, by the clock of the page's country. What is to be seen needs words; a draft
 * needs something. Refusals: `required` (`body` or `publishAt`), `invalid`, `publish_at_past`, `publish_at_far`, `post_published`.
 */
export async function postMoment(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { wish, before, said }: { wish: PostWish; before: Date | null; said: Said },
): Promise<Result<Date | null, PostMomentFault>> {
  const now = new Date();
  const text = said.publishAt ?? '';
  const wanted = text === '' ? null : momentOn(text, await zoneOfPage(transaction, owned));
  if (wish === 'schedule' && text !== '' && wanted === null) return refuse('invalid', 'publishAt');
  const after = momentAfter(wish, { before, wanted, now });
  if ('fault' in after) return refuse(after.fault, after.fault === 'post_published' ? undefined : 'publishAt');
  const isNothing = said.body === '' && said.photos.length === 0;
  if (isNothing || (said.body === '' && postStateOf(after.at, now) !== 'draft')) return refuse('required', 'body');
  return ok(after.at);
}

async function zoneOfPage(transaction: ShopTransaction, owned: OwnedPage): Promise<string> {
  const [row] = await transaction.select({ country: page.country }).from(page).where(eq(page.id, owned.id));
  return zoneOf(row?.country ?? '');
}
