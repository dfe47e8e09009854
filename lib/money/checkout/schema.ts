import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { termProblems } from '@/lib/markets/terms/model';
import { TermsByCountry } from '@/lib/markets/terms/schema';
import { openingProblems } from '@/lib/money/openings/model';
import { OpeningBar } from '@/lib/money/openings/schema';
import { doorProblems } from '@/lib/money/orders/door/model';
import { hoursToAgree, inParts, partWays, peopleLeast, peopleMost } from '@/lib/money/parts/model';
import { AddressRow, MethodRow } from '@/lib/money/wallet/schema';
import { uuidField } from '@/lib/platform/id-field';
import { DeliveryZones } from '@/lib/shop/delivery/schema';
import { MarketOffers } from '@/lib/shop/markets/schema';
import { PickupRows } from '@/lib/shop/stock/pickup/schema';
import { DiscountRows } from './discounts/schema';
import { atDoor, providers } from './model';

const idOf = <
  N extends 'variant' | 'method' | 'address' | 'purchase' | 'place' | 'payOrder' | 'person' | 'page' | 'quote',
>(
  noun: N,
) => z.custom<Id<N>>((value) => parseId(noun, value) !== null, 'invalid');

/** The key of one tap, made when the form is rendered: the same key is the same tap, however often it arrives. */
export const TapKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid');

/** What is bought: variants and how many of each; 1 to 50 lines of 1 to 99 units. */
export const Items = z
  .array(
    z.strictObject({
      variantId: idOf('variant'),
      quantity: z.coerce.number().int('invalid').min(1, 'invalid').max(99, 'too_many'),
    }),
  )
  .min(1, 'required')
  .max(50, 'too_many');

/** What a tap says of a gift, in place of an address; see `lib/money/gifts`. */
export const GiftWish = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'required'),
  region: z.string().max(100, 'too_long'),
  choosable: z.boolean(),
  /** To which friend. */
  to: idOf('person').optional(),
  /** What is written with it, sealed for this tap. */
  note: z.string().max(8_000).optional(),
});

/** What a tap says that several people pay, herself first; see `lib/money/parts`. */
const SplitWish = z.strictObject({
  people: z
    .array(z.strictObject({ person: idOf('person').optional() }))
    .min(peopleLeast, 'parts_few')
    .max(peopleMost, 'parts_many'),
  way: z.enum(partWays),
  figures: z.array(z.string().regex(/^\d{1,15}$/, 'invalid')).max(peopleMost, 'parts_many'),
  hours: z.union(hoursToAgree.map((hours) => z.literal(hours))),
  endsOnDecline: z.boolean(),
});

/**
 * A tap on the pay button. `expectedMinor` is the total the shopper saw, in minor units of `currency`; a
 * higher one is never taken. `cartVersion` is given when the items are a cart's. Items, or an order of another site; both where that order is of these items.
 */
export const PlaceOrderInput = z
  .strictObject({
    key: TapKey,
    expectedMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
    currency: z.custom<Parameters<typeof isCurrency>[0] & string>(isCurrency, 'invalid'),
    items: z.union([Items, z.tuple([])]),
    cartVersion: z.number().int().positive().optional(),
    /** The stored method, or that it is paid in cash at the door, or by several people. */
    methodId: z.union([idOf('method'), z.literal(atDoor), z.literal(inParts)]),
    /** Missing where an order of another site asks for none. */
    addressId: idOf('address').optional(),
    /** What is bought is what another site asks to be paid; with items it is of our own shop, and that site sent her. */
    payOrder: idOf('payOrder').optional(),
    email: z.email('invalid').max(254, 'too_long').optional(),
    /** The places at which she fetches, one of a seller at most; of sellers without one it is delivered. */
    pickups: z.array(idOf('place')).min(1).max(50).optional(),
    /** Somebody else receives it: the country it goes to, its part where one has to be known, and whether the option may be chosen. */
    gift: GiftWish.optional(),
    /** What is given besides to a charity of the sellers' choice, in minor units of `currency`; it is a part of `expectedMinor`. */
    donationBeside: z
      .strictObject({ charityId: idOf('page'), minor: z.string().regex(/^\d{1,15}$/, 'invalid') })
      .optional(),
    /** Who pays it together, where the method says that several do. */
    split: SplitWish.optional(),
    /** What is paid is a share of another's purchase, by the token of its link: nothing else is bought then (`payPart`). */
    share: z
      .string()
      .regex(/^[A-Za-z0-9_-]{27}$/, 'invalid')
      .optional(),
    /** What that share was promised to come to in her own currency: `currency` and `expectedMinor` are those of the promise. */
    shareQuote: idOf('quote').optional(),
    /** She wants her files at once and knows that she gives up her right of withdrawal. */
    startNow: z.boolean().optional(),
    /** Buy what is left when something is sold out meanwhile, instead of nothing. */
    leaveOut: z.boolean().optional(),
    locale: z.enum(['en', 'ar']),
    /** Where the bank's page sends the shopper back to: a path of this site. */
    returnPath: z
      .string()
      .regex(/^\/(?!\/)[^\\\s]*$/, 'invalid')
      .max(300, 'too_long'),
  })
  .refine((tap) => (tap.methodId === inParts) === (tap.split !== undefined), { error: 'invalid', path: ['split'] })
  .refine((tap) => tap.items.length > 0 || tap.payOrder !== undefined || tap.share !== undefined, {
    error: 'required',
    path: ['items'],
  });

/** A parsed tap. */
export type PlaceOrderInput = z.infer<typeof PlaceOrderInput>;

const Replay = z.discriminatedUnion('result', [
  z.object({ result: z.literal('mismatch') }),
  z.object({ result: z.literal('replay'), attempt: z.uuid(), purchase: z.uuid() }),
]);

const minor = z.string().transform((text) => BigInt(text));

const ForSale = z.object({
  variantId: uuidField('variant'),
  productId: uuidField('product'),
  title: z.string(),
  slug: z.string(),
  category: z.string(),
  values: z.array(z.string()),
  priceMinor: minor,
  stock: z.number(),
  /** What its opening says to this actor, where it has one. */
  bar: OpeningBar,
  mediaKey: z.string().nullable(),
  pageId: uuidField('page'),
  pageName: z.string(),
  pageHandle: z.string(),
  currency: z.string(),
  shopOpen: z.boolean(),
  markets: MarketOffers,
  grams: z.number(),
  asFiles: z.boolean(),
  sellerCountry: z.string(),
  termsVersion: minor,
  deliveryMinor: minor,
  deliveryDaysMin: z.number(),
  deliveryDaysMax: z.number(),
  deliveryCountries: z.array(z.string()),
  taxBasisPoints: z.number(),
  taxInclusive: z.boolean(),
  taxPlaces: z.array(z.string()),
  sellerMarketOpen: z.boolean(),
});

/** Answer of `money.offer_with_discounts`: what is for sale, by seller, the zones of sellers who have any and their places to fetch at (by the page's uuid), what the sellers take off, and the countries (ISO alpha-2) whose people may buy. */
export const OfferRows = z.object({
  rows: z.array(ForSale),
  zones: z.record(z.string(), DeliveryZones),
  pickups: z.record(z.string(), PickupRows),
  buyerCountries: z.array(z.string()),
  /** What the rules of buying say of one payment, of countries where they do. */
  buyerTerms: TermsByCountry,
  /** Countries in which things may be paid for at the door. */
  doorCountries: z.array(z.string()),
  discounts: DiscountRows,
});

/** See the schema of the same name. */
export type OfferRows = z.output<typeof OfferRows>;

/** One thing that is for sale. */
export type OfferRow = z.output<typeof ForSale>;

/** Answer of `money.payment_source`; card and address as they lie. */
export const SourceRow = z.object({
  known: Replay.nullable(),
  customer: z.string().nullable(),
  method: MethodRow.nullable(),
  address: AddressRow.nullable(),
  offer: OfferRows.nullable(),
});

/** Answer of `money.place`. */
export const Placed = z.discriminatedUnion('result', [
  ...Replay.options,
  z.object({ result: z.literal('placed') }),
  z.object({ result: z.literal('sold_out'), variant: z.uuid() }),
  z.object({ result: z.literal('stale') }),
  z.object({ result: z.literal('cart_changed') }),
  z.object({ result: z.literal('too_many') }),
  z.object({ result: z.literal('order_ended') }),
  z.object({ result: z.literal('confirm'), confirmation: uuidField('confirmation') }),
  z.object({ result: z.literal('seller_unverified') }),
  z.object({ result: z.literal('guardian_missing') }),
  z.object({ result: z.literal('guardian_busy') }),
  z.object({ result: z.enum(openingProblems) }),
  z.object({ result: z.enum(doorProblems) }),
  z.object({ result: z.enum(['not_splittable', 'split_closed', 'donating_closed']) }),
  z.object({ result: z.enum(termProblems) }),
]);

/** Answer of `money.declined`: whence the attempt came, to the one call that ended it. */
export const Declined = z
  .object({ networkHash: z.string().nullable(), fingerprint: z.string().nullable(), pages: z.array(uuidField('page')) })
  .nullable();

/** Answer of `money.authorized`. */
export const Authorized = z.object({
  result: z.enum(['authorized', 'already', 'sold_out', 'late']),
  undoUntil: z.string().nullish(),
});

const Due = z.object({
  provider: z.enum(providers),
  delayed: z.boolean(),
  intent: z.string(),
  amount: minor,
  currency: z.custom<Currency>(isCurrency),
});

/** Answer of `money.begin_capture`. */
export const Capture = Due.nullable();

/** Answer of `money.claim_captures`. */
export const Captures = z.array(Due.extend({ attempt: uuidField('attempt') }));

/** What is to be captured: all that was held, in one currency. */
export type DueCapture = z.output<typeof Due>;

/** Answer of `money.claim_event`. */
export const ClaimedEvent = z.object({ provider: z.enum(providers), type: z.string(), object: z.string() }).nullable();

/** Answer of `money.begin_void`. */
export const Void = z.object({ intent: z.string().nullable() }).nullable();
