import { LinkButton } from '@/app/_ui/link-button';
import { Skeleton } from '@/app/_ui/skeleton';
import { requestI18n } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { Tile } from './tile';
import { tileColumns } from './tile-columns';
import { tileView } from './tile-view';

type ProductGridProps = {
  products: readonly ProductCard[];
  seller?: boolean;
  /** How many of the first pictures are on the first screen. */
  first?: number;
  morph?: boolean;
};

/** Products side by side: two on a phone, four or five on a desktop. */
export async function ProductGrid({ products, seller = true, first = 0, morph = false }: ProductGridProps) {
  const voice = await requestI18n();
  return (
    <ul className={tileColumns}>
      {products.map((product, index) => {
        const tile = tileView(product, voice, seller);
        return (
          <li key={tile.name}>
            <Tile tile={tile} priority={index < first} morph={morph} />
          </li>
        );
      })}
    </ul>
  );
}

/** The shape of a grid that is coming. */
export function ProductGridSkeleton({ tiles = 10 }: { tiles?: number }) {
  return (
    <div className={tileColumns} aria-hidden="true">
      {Array.from({ length: tiles }, (_, tile) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are alike and never move
        <div key={tile} className="space-y-1.5">
          <Skeleton className="aspect-4/5 w-full" />
          <Skeleton className="h-4 w-4/5 rounded-sm" />
          <Skeleton className="h-4 w-2/5 rounded-sm" />
        </div>
      ))}
    </div>
  );
}

/** The way through a long list: to its next part, and from there back to its beginning. Plain addresses, no script. */
export async function MoreOfList({ start, next }: { start: string | null; next: string | null }) {
  const { t } = await requestI18n();
  if (start === null && next === null) return null;
  return (
    <nav aria-label={t('shop.more_of_list')} className="flex flex-wrap justify-center gap-3 pt-8">
      {start !== null && (
        <LinkButton href={start} variant="plain">
          {t('shop.back_to_first')}
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton href={next} variant="quiet" rel="next">
          {t('shop.show_more')}
        </LinkButton>
      )}
    </nav>
  );
}
