import { compare } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import type { ProductCard } from '@/lib/shop/catalog/model';
import type { TileView } from './tile';

/** What the picture of a product is called, so that its tile can grow into its page. */
export function pictureName(handle: string, slug: string): string {
  return `${handle}/${slug}`;
}

/** Puts a product into the words of a tile; `seller` says whose it is, where not all are of one page. */
export function tileView(product: ProductCard, { t, href, formatMoney }: Voice, seller: boolean): TileView {
  const { from, to } = product.price;
  const name = pictureName(product.page.handle, product.slug);
  return {
    href: href(`/${name}`),
    name,
    title: product.title,
    language: product.language,
    price: compare(from, to) === 0 ? formatMoney(from) : t('shop.from_price', { price: formatMoney(from) }),
    soldOut: product.soldOut ? t('shop.sold_out') : null,
    seller: seller ? product.page.name : null,
    media: product.media,
  };
}
