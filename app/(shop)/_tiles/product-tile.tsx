import { ViewTransition } from 'react';
import { ImageIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { compare } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';

const sizes = '(min-width: 1280px) 240px, (min-width: 768px) 25vw, 50vw';

type ProductTileProps = {
  product: ProductCard;
  /** Says whose it is; left out where all are of one page. */
  seller?: boolean;
  priority?: boolean;
  /** Lets the picture grow into the product's page; at most one tile of a product on a screen may. */
  morph?: boolean;
};

/** A product in a list: picture, name, price. The whole tile is one link. */
export async function ProductTile({ product, seller = true, priority = false, morph = false }: ProductTileProps) {
  const { t } = await requestI18n();
  const picture = <TilePicture product={product} priority={priority} />;
  return (
    <Link href={`/${product.page.handle}/${product.slug}`} className="group block space-y-1.5">
      <span className="relative block overflow-hidden rounded-md">
        {morph ? (
          <ViewTransition name={`product-${product.id}`} share="morph" default="none">
            {picture}
          </ViewTransition>
        ) : (
          picture
        )}
        {product.soldOut && (
          <span className="absolute start-2 bottom-2 rounded-full bg-surface px-2.5 py-1 font-medium text-xs">
            {t('shop.sold_out')}
          </span>
        )}
      </span>
      <h3 lang={product.language} dir="auto" className="line-clamp-2 font-normal text-sm group-hover:underline">
        {product.title}
      </h3>
      <p className="text-sm">
        <TilePrice product={product} />
      </p>
      {seller && (
        <p className="truncate text-muted text-xs">
          <bdi>{product.page.name}</bdi>
        </p>
      )}
    </Link>
  );
}

function TilePicture({ product, priority }: { product: ProductCard; priority: boolean }) {
  if (!product.media) return <NoPicture />;
  // The name stands right below: hearing the picture described first would be hearing it twice.
  return <Photo media={{ ...product.media, alt: '' }} sizes={sizes} widths={[320, 480, 640]} priority={priority} />;
}

/** Stands where a product has no picture yet. */
export function NoPicture() {
  return (
    <span className="grid aspect-4/5 w-full place-items-center bg-sunken text-muted">
      <ImageIcon size={32} />
    </span>
  );
}

async function TilePrice({ product: { price } }: { product: ProductCard }) {
  const { t, formatMoney } = await requestI18n();
  const lowest = formatMoney(price.from);
  return (
    <span className="font-semibold tabular-nums">
      {compare(price.from, price.to) === 0 ? <bdi>{lowest}</bdi> : t('shop.from_price', { price: lowest })}
    </span>
  );
}
