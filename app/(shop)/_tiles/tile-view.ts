import type { Voice } from '@/lib/platform/voice';
import type { MediaView, ProductCard } from '@/lib/shop/catalog/model';
import { priceText } from './price-text';
import type { TileMedia, TileView } from './tile';

/** What the picture of a product is called, so that its tile can grow into its page. */
export function pictureName(handle: string, slug: string): string {
  return `${handle}/${slug}`;
}

/** What of a tile is left out: `seller` says whose it is, where not all are of one page; `blur` brings the placeholder of its picture. */
type Shown = { seller: boolean; blur: boolean };

/** Puts a product into the words of a tile. */
export function tileView(product: ProductCard, voice: Voice, shown: Shown): TileView {
  const { t, href } = voice;
  const name = pictureName(product.page.handle, product.slug);
  return {
    id: product.id,
    href: href(`/${name}`),
    name,
    title: product.title,
    language: product.language,
    price: priceText(product.price, voice),
    soldOut: product.soldOut ? t('shop.sold_out') : null,
    ...(product.average !== null && { rating: rated(product.average, voice) }),
    seller: shown.seller ? product.page.name : null,
    media: product.media && bareMedia(product.media, shown.blur),
  };
}

function rated(average: number, { t, formatNumber }: Voice): NonNullable<TileView['rating']> {
  return { average: formatNumber(average), said: t('reviews.out_of', { average: formatNumber(average) }) };
}

/**
 * A picture beside its name: hearing it described first would be hearing it twice. Only pictures of the first screen bring
 * their placeholder, for it travels in the page; the others arrive before they are seen.
 */
export function bareMedia({ key, width, height, blur, focalX, focalY }: MediaView, withBlur: boolean): TileMedia {
  return {
    ...{ key, width, height },
    ...(focalX !== 50 && { focalX }),
    ...(focalY !== 50 && { focalY }),
    ...(withBlur && blur && { blur }),
  };
}
