import type { ProductCard } from '@/lib/shop/catalog/model';
import { type Addresses, productPath, shorten } from './model';

/** A collection for search engines: a page whose main thing is the list of what it shows. */
export function describeCollection(
  collection: {
    readonly name: string;
    readonly description: string;
    readonly path: string;
    readonly picture: string | null;
  },
  products: readonly ProductCard[],
  addresses: Addresses,
): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: collection.name,
    ...(collection.description !== '' && { description: shorten(collection.description, 500) }),
    url: addresses.page(collection.path),
    ...(collection.picture !== null && { image: addresses.picture(collection.picture) }),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: products.length,
      itemListElement: products.map((product, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: product.title,
        url: addresses.page(productPath(product.page, product.slug)),
      })),
    },
  };
}
