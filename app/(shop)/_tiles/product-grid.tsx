import { LinkButton } from '@/app/_ui/link-button';
import { heartsHere, savedHere } from '@/app/(social)/_lists/hearts';
import { requestI18n, useVoice } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { tileView } from './tile-view';
import { Tiles } from './tiles';

type ProductGridProps = {
  products: readonly ProductCard[];
  seller?: boolean;
  /** How many of the first pictures are on the first screen. */
  first?: number;
  morph?: boolean;
  /** Without hearts: a shop's own view of its goods. */
  plain?: boolean;
};

/** Products side by side: two on a phone, four or five on a desktop. */
export async function ProductGrid({
  products,
  seller = true,
  first = 0,
  morph = false,
  plain = false,
}: ProductGridProps) {
  const [voice, hearts, known] = await Promise.all([
    requestI18n(),
    plain ? null : heartsHere(),
    plain ? new Set<string>() : savedHere(),
  ]);
  const tiles = products.map((product, index) => tileView(product, voice, { seller, blur: index < first }));
  const saved = products.flatMap(({ id }) => (known.has(id) ? [id] : []));
  return <Tiles tiles={tiles} hearts={hearts} saved={saved} first={first} morph={morph} />;
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
