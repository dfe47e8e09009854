import { Link } from '@/app/_ui/link';
import type { ReviewedProduct } from '@/lib/shop/reviews/queries';

/** Which product a review is of, in its own language; a link as long as it is shown. */
export function ProductTitle({ product, className = '' }: { product: ReviewedProduct; className?: string }) {
  const title = <bdi lang={product.language}>{product.title}</bdi>;
  if (!product.path) return <span className={className}>{title}</span>;
  return (
    <Link href={product.path} className={`${className} hover:underline`}>
      {title}
    </Link>
  );
}
