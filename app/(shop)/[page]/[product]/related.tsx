import { Section } from '@/app/_ui/section';
import { Skeleton } from '@/app/_ui/skeleton';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import type { ProductView } from '@/lib/shop/catalog/model';
import { relatedProducts } from '@/lib/shop/catalog/queries';
import { ProductGrid, ProductGridSkeleton } from '../../_tiles/product-grid';

/** Other products near this one; streamed, for nobody came to see them first. */
export async function Related({ product }: { product: ProductView }) {
  const [{ t }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const products = await relatedProducts(actor, product);
  if (products.length === 0) return null;
  return (
    <Section title={t('shop.related')} className="px-4 md:px-0">
      <ProductGrid products={products} />
    </Section>
  );
}

/** The shape of `Related`. */
export function RelatedSkeleton() {
  return (
    <div className="space-y-5 px-4 md:px-0 noscript:hidden">
      <Skeleton className="h-7 w-48" />
      <ProductGridSkeleton tiles={8} />
    </div>
  );
}
