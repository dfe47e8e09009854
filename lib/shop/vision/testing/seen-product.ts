import { shopDb } from '@/db/client/shop';
import { productMedia } from '@/db/schema/shop/product';
import { aProduct } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { ingestImage } from '@/lib/shop/media/ingest-image';

type Given = NonNullable<Parameters<typeof aProduct>[1]>;

/** A published product with this very picture, stored as photographs are, not yet looked at. */
export async function aPictured(page: Id<'page'>, picture: Uint8Array, given: Given = {}) {
  const product = await aProduct(page, { category: 'ceramics', ...given });
  const stored = await ingestImage({ kind: 'system', name: 'test', locale: 'en' }, page, picture);
  if (!stored.ok) throw new Error(stored.code);
  const { mediaId } = stored.value;
  await shopDb().insert(productMedia).values({ productId: product.id, mediaId, position: 0 });
  return { ...product, mediaId };
}
