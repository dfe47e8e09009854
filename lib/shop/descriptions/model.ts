/**
 * What machines read of the public pages: schema.org for search engines, Open Graph for previews.
 *
 * Invariants: nothing is said here that the page does not show; amounts are decimal text with their currency;
 * every address is absolute.
 */
import { toDecimal } from '@/lib/kernel/money';
import type { MediaView, ProductView, VariantView } from '@/lib/shop/catalog/model';
import type { Zone } from '@/lib/shop/delivery/model';
import { isRunning, type Sale } from '@/lib/shop/discounts/sale/model';
import { isComing } from '@/lib/shop/openings/model';
import type { ReturnPolicy } from '@/lib/shop/pages/return-policy';
import { isoDuration, videoPath } from '@/lib/shop/videos/model';
import { describeShipping } from './shipping/model';
import { variationsOf } from './variation/model';

/** A page's facts that descriptions need; `PageView` has them all. */
export type Seller = {
  readonly handle: string;
  readonly name: string;
  readonly about: string;
  readonly country: string;
  readonly shopOpen: boolean;
  readonly returnPolicy: ReturnPolicy;
  readonly logo: MediaView | null;
  readonly delivery: {
    readonly price: {
      readonly amount: bigint;
      readonly currency: ProductView['variants'][number]['price']['currency'];
    };
    readonly daysMin: number;
    readonly daysMax: number;
    readonly countries: readonly string[];
    readonly zones: readonly Zone[];
  };
  readonly legal: { readonly name: string; readonly email: string; readonly returns: string };
};

/** Makes absolute addresses: `page('/x')` in the reader's language, `picture(key)` as a JPEG that everything can read. */
export type Addresses = { page(path: string): string; picture(key: string): string };

type Data = Record<string, unknown>;

/** The address of a product of a seller, for one variant when given. */
export function productPath(seller: Pick<Seller, 'handle'>, slug: string, variant?: VariantView): string {
  const path = `/${seller.handle}/${encodeURIComponent(slug)}`;
  return variant ? `${path}?variant=${variant.id}` : path;
}

/**
 * A product for sale here, as a merchant's listing: `Product` with its offer, or a `ProductGroup` with one product per
 * variant, each at its own address and named by what it varies by. `sales` are what the shop takes off by itself, by variant.
 */
export function describeProduct(
  product: ProductView,
  seller: Seller,
  addresses: Addresses,
  sales: ReadonlyMap<string, Sale> = new Map(),
): Data {
  const common = {
    '@context': 'https://schema.org',
    name: product.title,
    ...(product.description !== '' && { description: shorten(product.description, 5_000) }),
    image: product.media.map((media) => addresses.picture(media.key)),
    url: addresses.page(productPath(seller, product.slug)),
    brand: { '@type': 'Brand', name: product.brand || seller.name },
    ...(product.material && { material: product.material }),
    ...(product.colour && { color: product.colour }),
    ...describeVideos(product, addresses),
  };
  const [only, ...others] = product.variants;
  if (!only) throw new Error('Invariant broken: a published product has a variant');
  if (others.length === 0) {
    return {
      '@type': 'Product',
      ...common,
      productID: product.id,
      ...describeNumbers(only),
      sku: only.id,
      ...describeValues(product, only),
      offers: describeOffer(product, only, seller, addresses, sales.get(only.id)),
    };
  }
  const variesBy = variationsOf(product.options).filter((variation) => variation !== null);
  return {
    '@type': 'ProductGroup',
    ...common,
    productGroupID: product.id,
    ...(variesBy.length > 0 && { variesBy: variesBy.map((variation) => `https://schema.org/${variation}`) }),
    hasVariant: product.variants.map((variant) => ({
      '@type': 'Product',
      productID: variant.id,
      ...describeNumbers(variant),
      sku: variant.id,
      inProductGroupWithID: product.id,
      name: [product.title, ...variant.values].join(' · '),
      ...(product.description !== '' && { description: shorten(product.description, 200) }),
      brand: common.brand,
      image: variant.mediaKey === null ? common.image.slice(0, 1) : [addresses.picture(variant.mediaKey)],
      url: addresses.page(productPath(seller, product.slug, variant)),
      ...describeValues(product, variant),
      offers: describeOffer(product, variant, seller, addresses, sales.get(variant.id)),
    })),
  };
}

/** Its videos, each with its picture: of one without any, search engines take nothing. */
function describeVideos({ title, media, videos }: ProductView, addresses: Addresses): Data {
  const subjectOf = videos.flatMap((video) => {
    const picture = video.poster ?? media[0];
    if (!picture) return [];
    return [
      {
        '@type': 'VideoObject',
        name: title,
        description: video.alt,
        thumbnailUrl: addresses.picture(picture.key),
        contentUrl: new URL(videoPath(video), addresses.page('/')).href,
        encodingFormat: `video/${video.container}`,
        duration: isoDuration(video.durationMs),
        uploadDate: new Date(video.createdAt).toISOString(),
        width: video.width,
        height: video.height,
      },
    ];
  });
  return subjectOf.length > 0 ? { subjectOf } : {};
}

function describeNumbers({ gtin, mpn, weightGrams }: VariantView): Data {
  return {
    ...(gtin && { gtin }),
    ...(mpn && { mpn }),
    ...(weightGrams !== null && { weight: { '@type': 'QuantitativeValue', value: weightGrams, unitCode: 'GRM' } }),
  };
}

const conditionNames = { new: 'NewCondition', refurbished: 'RefurbishedCondition', used: 'UsedCondition' } as const;

/** What a variant is of each option: under the name search engines have for it, or under the owner's own. */
function describeValues(product: ProductView, variant: VariantView): Data {
  const meant = variationsOf(product.options);
  const named = product.options.map(({ name }, axis) => ({
    name,
    value: variant.values[axis],
    variation: meant[axis],
  }));
  const own = named.filter(({ variation }) => !variation);
  return {
    ...Object.fromEntries(named.flatMap(({ variation, value }) => (variation ? [[variation, value]] : []))),
    ...(own.length > 0 && {
      additionalProperty: own.map(({ name, value }) => ({ '@type': 'PropertyValue', name, value })),
    }),
  };
}

/** Whether it can be had now: what has not opened yet is not, whatever lies ready. */
function isSold({ opening }: ProductView, { inStock }: VariantView): boolean {
  return inStock && !isComing(opening, new Date());
}

const runningNow = (sale: Sale | undefined) => (sale && isRunning(sale, new Date()) ? sale : null);

const askedNow = (variant: VariantView, sale: Sale | undefined) => runningNow(sale)?.price ?? variant.price;

function describeOffer(
  product: ProductView,
  variant: VariantView,
  seller: Seller,
  addresses: Addresses,
  sale: Sale | undefined,
): Data {
  const running = runningNow(sale);
  return {
    '@type': 'Offer',
    url: addresses.page(productPath(seller, product.slug, variant)),
    price: toDecimal(askedNow(variant, sale)),
    priceCurrency: variant.price.currency,
    ...(running?.endsAt && { priceValidUntil: running.endsAt.toISOString() }),
    availability: `https://schema.org/${isSold(product, variant) ? 'InStock' : 'OutOfStock'}`,
    ...(product.opening && { availabilityStarts: product.opening.opensAt.toISOString() }),
    itemCondition: `https://schema.org/${conditionNames[product.condition]}`,
    // A price of a market is that of its country alone.
    ...(product.market && { eligibleRegion: product.market.country }),
    // What is taken off by itself is off the price of now: what was paid before it is not said beside it.
    ...(variant.reduction &&
      !running && {
        priceSpecification: {
          '@type': 'UnitPriceSpecification',
          priceType: 'https://schema.org/StrikethroughPrice',
          price: toDecimal(variant.reduction.was),
          priceCurrency: variant.price.currency,
        },
      }),
    seller: {
      '@type': 'Organization',
      name: seller.name,
      url: addresses.page(`/${seller.handle}`),
      ...describeReturns(seller, addresses),
    },
    // Files go nowhere: nothing is said of sending them.
    ...(!product.asFiles &&
      describeShipping(
        seller.delivery,
        addresses.page(productPath(seller, product.slug)),
        variant,
        variant === product.variants[0],
      )),
  };
}

/**
 * What the seller says of returns: the days, ways and fees she set, and where her words stand when she wrote some. Nothing is read
 * out of the words, for what a machine is told here has to be true.
 */
function describeReturns(seller: Seller, addresses: Addresses): Data {
  const said = describeReturnPolicy(seller);
  if (seller.legal.returns === '' && said === null) return {};
  const merchantReturnLink = addresses.page(`/${seller.handle}/info/returns`);
  return { hasMerchantReturnPolicy: { '@type': 'MerchantReturnPolicy', ...said, merchantReturnLink } };
}

const wayNames = { mail: 'ReturnByMail', shop: 'ReturnInStore' } as const;

function describeReturnPolicy({ returnPolicy, delivery, country }: Seller): Data | null {
  const { days, paidBy, ways, restockingBasisPoints } = returnPolicy;
  if (days === null) return null;
  const applicableCountry = delivery.countries.length > 0 ? delivery.countries : [country];
  const category = days === 0 ? 'MerchantReturnNotPermitted' : 'MerchantReturnFiniteReturnWindow';
  const common = { applicableCountry, returnPolicyCategory: `https://schema.org/${category}` };
  if (days === 0) return common;
  return {
    ...common,
    merchantReturnDays: days,
    returnMethod: ways.map((way) => `https://schema.org/${wayNames[way]}`),
    returnFees: `https://schema.org/${paidBy === 'shop' ? 'FreeReturn' : 'ReturnFeesCustomerResponsibility'}`,
    // A number is a percentage.
    ...(restockingBasisPoints > 0 && { restockingFee: restockingBasisPoints / 100 }),
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
    ...(seller.legal.name !== '' && { legalName: seller.legal.name }),
    ...(seller.legal.email !== '' && { email: seller.legal.email }),
    ...describeReturns(seller, addresses),
  };
}

/**
 * The properties of Open Graph that a product has beside those of every page, as `property` and `content`. While a `sale` runs its price is the price, as
 * search engines are told.
 */
export function productProperties(
  product: ProductView,
  variant: VariantView,
  sale?: Sale,
): readonly (readonly [string, string])[] {
  return [
    ['og:type', 'product'],
    ['product:price:amount', toDecimal(askedNow(variant, sale))],
    ['product:price:currency', variant.price.currency],
    ['product:availability', isSold(product, variant) ? 'in stock' : 'out of stock'],
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
