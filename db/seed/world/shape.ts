import type { Currency } from '@/lib/kernel/money';

/**
 * The shape of the demo world: plain data, written by hand. Prices are decimal text in the page's
 * currency, `daysAgo` counts back from the seed's clock, and everything points at everything else by
 * handle, slug or SKU, so that reading a file is enough to know what it says.
 */

/** The kinds of business a page can be; the interface translates them. */
export const pageKinds = [
  'home',
  'plants',
  'furniture',
  'cameras',
  'electronics',
  'sports',
  'shoes',
  'crafts',
  'art',
] as const;
/** What a demo page is, in a word of the shop’s own list. */
export type PageKind = (typeof pageKinds)[number];

/** The shelves products stand on; the interface translates them. */
export const categories = [
  'rugs',
  'textiles',
  'cushions',
  'tiles',
  'ceramics',
  'lighting',
  'art',
  'brass',
  'baskets',
  'candles',
  'furniture',
  'decor',
  'plants',
  'garden',
  'cameras',
  'computers',
  'accessories',
  'sports',
  'outdoors',
  'shoes',
  'services',
] as const;
/** The shelf of a demo product, in a word of the shop’s own list. */
export type Category = (typeof categories)[number];

/**
 * A picture of the world. `file` is a Vendure photograph (`photo:<name>`) or one rendered by
 * `scripts/pictures` (`<kind>-<nn>`); `part` cuts a detail out of it, in fractions of width and height.
 */
export type Picture = {
  readonly file: string;
  readonly alt: string;
  readonly part?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The point to keep when cropped, in percent; the middle when absent. */
  readonly focus?: readonly [number, number];
};

/** What can be bought: one value per option, the price as decimal text in the page’s currency. */
export type WorldVariant = {
  readonly values: readonly string[];
  readonly sku: string;
  readonly price: string;
  readonly stock: number;
};

/** A sheet to print that who bought it downloads: what stands on it. */
export type WorldFile = { readonly name: string; readonly title: string; readonly steps: readonly string[] };

/** A product as written down; without options it has exactly one variant. */
export type WorldProduct = {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly category: Category;
  readonly pictures: readonly Picture[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly WorldVariant[];
  /** What it is delivered as; it is then sold without a limit. */
  readonly files?: readonly WorldFile[];
  /** A film of it in `db/seed/pictures`, and what it shows; it is silent. */
  readonly film?: { readonly file: string; readonly alt: string };
};

/** Somebody of the demo world; everybody has the same password, printed at the start. */
export type WorldPerson = {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'en' | 'ar';
  readonly bio: string;
  readonly operator?: true;
  /** Where parcels go. */
  readonly address: WorldAddress;
};

/** A believable address, written as its country does. */
export type WorldAddress = {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region?: string;
  readonly postcode?: string;
  readonly country: string;
  readonly phone?: string;
};

/** A page with its shop; `owners` are handles of people, prices decimal text in `currency`. */
export type WorldPage = {
  readonly handle: string;
  readonly name: string;
  readonly kind: PageKind;
  readonly about: string;
  readonly country: string;
  readonly currency: Currency;
  readonly languages: readonly ('en' | 'ar')[];
  readonly owners: readonly string[];
  /** Its other people, by handle, and what they may. */
  readonly helpers?: Readonly<Record<string, readonly ('catalog' | 'orders' | 'money' | 'read_only')[]>>;
  /** The colours of its sign, whose shape is in `logos.ts`. */
  readonly logo: { readonly paper: string; readonly ink: string };
  readonly cover: Picture;
  readonly delivery: {
    readonly price: string;
    readonly days: readonly [number, number];
    readonly countries: readonly string[];
  };
  readonly tax: { readonly basisPoints: number; readonly inclusive: boolean };
  readonly legal: { readonly name: string; readonly address: string; readonly email: string; readonly returns: string };
  readonly openedDaysAgo: number;
  readonly products: readonly WorldProduct[];
};

/** A post; `page` and `author` are handles, and the author owns the page. */
export type WorldPost = {
  readonly page: string;
  readonly author: string;
  /** Below zero it is scheduled; null for a draft. */
  readonly daysAgo: number | null;
  readonly body: string;
  readonly pictures: readonly Picture[];
  readonly tags: readonly WorldTag[];
};

/** A product, by its slug, on the first picture of a post, in percent from its left and its top. */
export type WorldTag = readonly [slug: string, x: number, y: number];

/** The states a demo order can be brought to; `pending` is left out, for it lasts only while paying. */
export type WorldOrderState =
  | 'authorized'
  | 'paid'
  | 'fulfilled'
  | 'delivered'
  | 'canceled'
  | 'failed'
  | 'expired'
  | 'partially_refunded'
  | 'refunded'
  | 'disputed';

/** An order and the state it is brought to; `key` makes its ids, so a second seeding finds the same. */
export type WorldOrder = {
  readonly key: string;
  readonly buyer: string;
  readonly page: string;
  readonly state: WorldOrderState;
  readonly daysAgo: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly tracking?: string;
};

/** A post as its author wrote it down: page, author, days ago, text, pictures, what is tagged on the first of them. */
export type PostRow = readonly [
  page: string,
  author: string,
  daysAgo: number | null,
  body: string,
  pictures: readonly Picture[],
  tags?: readonly WorldTag[],
];

/** What somebody says of a product of a page. */
export type WorldReview = {
  readonly by: string;
  readonly page: string;
  readonly slug: string;
  readonly stars: number;
  readonly language: string;
  readonly daysAgo: number;
  readonly verified?: boolean;
  readonly title: string;
  readonly body: string;
  readonly picture?: Picture;
  readonly reply?: string;
};
