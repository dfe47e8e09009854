import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';
import type { ProductView } from '@/lib/shop/catalog/model';
import { categoryHref } from '@/lib/shop/search/schema';
import { type NodeId, pathOf } from '@/lib/shop/taxonomy/tree';

/** The places of the tree on the way to a product, the shelf first; none for what stands on no shelf in particular. */
export function trailOf({ category }: Pick<ProductView, 'category'>): readonly NodeId[] {
  return pathOf(category).filter((node) => node !== 'other');
}

/** Where a product stands, each step a link to all that stands there. */
export function Trail({ product }: { product: ProductView }) {
  const { t } = useVoice();
  const path = trailOf(product);
  if (path.length === 0) return null;
  return (
    <nav aria-label={t('search.category')} className="mb-2">
      <ol className="flex flex-wrap items-center gap-x-1 text-muted text-sm">
        {path.map((node, at) => (
          <li key={node} className="flex items-center gap-x-1">
            {at > 0 && <ChevronRightIcon size={14} className="mirror shrink-0" />}
            <Link href={categoryHref(node)} className="flex min-h-8 items-center hover:text-ink hover:underline">
              {t(`taxonomy.${node}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
