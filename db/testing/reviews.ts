import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { WriteReview } from '@/lib/shop/reviews/schema';
import { writeReview } from '@/lib/shop/reviews/write-review';
import { aPage, aProduct } from './shop';
import { aPerson } from './world';

/** What somebody may say of a product. */
export function saying(product: Id<'product'>, part: Partial<WriteReview> = {}): WriteReview {
  return { product, stars: 4, title: 'Well made', body: 'Heavier than it looks.', language: 'en', ...part };
}

/** A review by somebody new, unless she is given. */
export async function aReview(
  product: Id<'product'>,
  { by, verified = false, ...part }: Partial<WriteReview> & { by?: PersonActor; verified?: boolean } = {},
): Promise<{ id: Id<'review'>; by: PersonActor }> {
  const person = by ?? (await aPerson({ name: 'Nadia Reviewer' }));
  const written = await writeReview(person, saying(product, part), { verified });
  if (!written.ok) throw new Error(written.code);
  return { id: written.value.reviewId, by: person };
}

/** A product that anybody may review, and the owner of its page. */
export async function aReviewed() {
  const owner = await aPerson({ name: 'Omar Owner' });
  const page = await aPage({ owner: owner.personId });
  return { owner, page, product: await aProduct(page.id) };
}
