import { LinkButton } from '@/app/_ui/link-button';
import { useVoice } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { tileView } from './tile-view';
import { Tiles } from './tiles';

type ProductGridProps = {
  products: readonly ProductCard[];
  seller?: boolean;
  /** How many of the first pictures are on the first screen. */
  first?: number;
  morph?: boolean;
};

/** Products side by side: two on a phone, four or five on a desktop. */
export function ProductGrid({ products, seller = true, first = 0, morph = false }: ProductGridProps) {
  const voice = useVoice();
  const tiles = products.map((product, index) => tileView(product, voice, { seller, blur: index < first }));
  return <Tiles tiles={tiles} first={first} morph={morph} />;
}

/** The way through a long list: to its next part, and from there back to its beginning. Plain addresses, no script. */
export function MoreOfList({ start, next, more }: { start: string | null; next: string | null; more?: string }) {
  const { t } = useVoice();
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
          {more ?? t('shop.show_more')}
        </LinkButton>
      )}
    </nav>
  );
}
