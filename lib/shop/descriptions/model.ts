/**
 * What machines read of the public pages: schema.org for search engines, Open Graph for previews.
 *
 * Invariants: nothing is said here that the page does not show; amounts are decimal text with their currency;
 * every address is absolute.
 */
import { toDecimal } from '@/lib/kernel/money';
import type { MediaView, ProductView, VariantView } from '@/lib/shop/catalog/model';

/** A page's facts that descriptions need; `PageView` has them all. */
export type Seller = {
  readonly handle: string;
  readonly name: string;
  readonly about: string;
  readonly country: string;
  readonly shopOpen: boolean;
  readonly logo: MediaView | null;
  readonly delivery: {
    readonly price: {
      readonly amount: bigint;
      readonly currency: ProductView['variants'][number]['price']['currency'];
    };
    readonly daysMin: number;
    readonly daysMax: number;
    readonly countries: readonly string[];
  };
};

/** Makes absolute addresses: `page('/x')` in the reader's language, `picture(key)` as a JPEG that everything can read. */
export type Addresses = { page(path: string): string; picture(key: string): string };

type Data = Record<string, unknown>;

/** The address of a product of a seller, for one variant when given. */
export function productPath(seller: Pick<Seller, 'handle'>, slug: string, variant?: VariantView): string {
  const path = `/${seller.handle}/${encodeURIComponent(slug)}`;
  return variant ? `${path}?variant=${variant.id}` : path;
}

/** A product for sale: `Product` with its offer, or a `ProductGroup` with one product per variant. */
export function describeProduct(product: ProductView, seller: Seller, addresses: Addresses): Data {
  const common = {
    '@context': 'https://schema.org',
    name: product.title,
    description: shorten(product.description, 5_000),
    inLanguage: product.language,
    image: product.media.map((media) => addresses.picture(media.key)),
    url: addresses.page(productPath(seller, product.slug)),
    brand: { '@type': 'Brand', name: product.brand || seller.name },
    ...(product.material && { material: product.material }),
    ...(product.colour && { color: product.colour }),
  };
  const [only, ...others] = product.variants;
  if (!only) throw new Error('Invariant broken: a published product has a variant');
  if (others.length === 0) {
    return {
      '@type': 'Product',
      ...common,
      productID: product.id,
      ...describeNumbers(only),
      offers: describeOffer(product, only, seller, addresses),
    };
  }
  return {
    '@type': 'ProductGroup',
    ...common,
    productGroupID: product.id,
    hasVariant: product.variants.map((variant) => ({
      '@type': 'Product',
      productID: variant.id,
      ...describeNumbers(variant),
      name: [product.title, ...variant.values].join(' · '),
      image: variant.mediaKey === null ? common.image[0] : addresses.picture(variant.mediaKey),
      additionalProperty: product.options.map((option, axis) => ({
        '@type': 'PropertyValue',
        name: option.name,
        value: variant.values[axis],
      })),
      offers: describeOffer(product, variant, seller, addresses),
    })),
  };
}

function describeNumbers({ gtin, mpn, weightGrams }: VariantView): Data {
  return {
    ...(gtin && { gtin }),
    ...(mpn && { mpn }),
    ...(weightGrams !== null && { weight: { '@type': 'QuantitativeValue', value: weightGrams, unitCode: 'GRM' } }),
  };
}

const conditionNames = { new: 'NewCondition', refurbished: 'RefurbishedCondition', used: 'UsedCondition' } as const;

function describeOffer(product: ProductView, variant: VariantView, seller: Seller, addresses: Addresses): Data {
  const { delivery } = seller;
  return {
    '@type': 'Offer',
    url: addresses.page(productPath(seller, product.slug, variant)),
    price: toDecimal(variant.price),
    priceCurrency: variant.price.currency,
    availability: `https://schema.org/${variant.inStock ? 'InStock' : 'OutOfStock'}`,
    itemCondition: `https://schema.org/${conditionNames[product.condition]}`,
    ...(variant.reduction && {
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        priceType: 'https://schema.org/StrikethroughPrice',
        price: toDecimal(variant.reduction.was),
        priceCurrency: variant.price.currency,
      },
    }),
    seller: { '@type': 'Organization', name: seller.name, url: addresses.page(`/${seller.handle}`) },
    shippingDetails: {
      '@type': 'OfferShippingDetails',
      shippingRate: { '@type': 'MonetaryAmount', value: toDecimal(delivery.price), currency: delivery.price.currency },
      shippingDestination: delivery.countries.map((addressCountry) => ({ '@type': 'DefinedRegion', addressCountry })),
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        transitTime: {
          '@type': 'QuantitativeValue',
          minValue: delivery.daysMin,
          maxValue: delivery.daysMax,
          unitCode: 'DAY',
        },
      },
    },
  };
}

/** Where a page stands: Souk, the seller, the product. */
export function describeTrail(steps: readonly { name: string; path: string }[], addresses: Addresses): Data {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: addresses.page(path),
    })),
  };
}

/** A seller: an online store while its shop is open, an organization otherwise. */
export function describeSeller(seller: Seller, addresses: Addresses): Data {
  return {
    '@context': 'https://schema.org',
    '@type': seller.shopOpen ? 'OnlineStore' : 'Organization',
    name: seller.name,
    description: shorten(seller.about, 500),
    url: addresses.page(`/${seller.handle}`),
    address: { '@type': 'PostalAddress', addressCountry: seller.country },
    ...(seller.logo && { logo: addresses.picture(seller.logo.key) }),
  };
}

/** The properties of Open Graph that a product has beside those of every page, as `property` and `content`. */
export function productProperties(product: ProductView, variant: VariantView): readonly (readonly [string, string])[] {
  return [
    ['og:type', 'product'],
    ['product:price:amount', toDecimal(variant.price)],
    ['product:price:currency', variant.price.currency],
    ['product:availability', variant.inStock ? 'in stock' : 'out of stock'],
    ['product:condition', product.condition],
    ['product:retailer_item_id', variant.id],
    ['product:item_group_id', product.id],
  ];
}

/** The first words of a text, whole, for descriptions that have little room. */
export function shorten(text: string, lettersMax: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if ([...line].length <= lettersMax) return line;
  const cut = [...line].slice(0, lettersMax - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), lettersMax / 2))}…`;
}
