import type { ReactNode } from 'react';
import { ReviewForm } from '@/app/(money)/orders/review/review-form';
import { requirePerson } from '@/lib/platform/auth';
import { readProduct } from '../../read-product';

/** The form of one's own review, in the slot of the money ring: it is drawn the same for whoever bought and whoever did not. */
export default async function ReviewSlot({
  params,
}: {
  params: Promise<{ page: string; product: string }>;
}): Promise<ReactNode> {
  const { page, product: slug } = await params;
  const found = await readProduct(page, slug);
  if (!found) return null;
  const actor = await requirePerson(`/${page}/${slug}/review`);
  return <ReviewForm actor={actor} product={found.product.id} />;
}
