import { createHash } from 'node:crypto';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Money, money } from '@/lib/kernel/money';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { reserveSeconds } from '@/lib/money/checkout/model';
import { type GoodsLine, type Quote, quoteOrder, type SellerTerms } from '@/lib/money/checkout/quote/model';
import { doorFeeTitle } from '@/lib/money/orders/door/model';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { simpleZone } from '@/lib/shop/delivery/model';
import { taxFor } from '@/lib/shop/tax/model';
import type { Derive } from './derive';
import { pages } from './world/pages';
import { people } from './world/people';
import type { WorldOrder, WorldPage, WorldPerson } from './world/shape';
import { personId } from './write-people';
import { minor, pageIdOf, variantIdOf } from './write-shops';
import { type DemoWallet, ownerOf } from './write-wallets';

/** A demo order ready to be placed: its ids, its quote, and the document `money.place` takes. */
export type ComposedOrder = {
  orderId: Id<'order'>;
  purchaseId: Id<'purchase'>;
  attemptId: Id<'attempt'>;
  quote: Quote;
  document: Record<string, unknown>;
};

/** Prices a demo order under its seller's terms, as the checkout would; with a `doorFee` it is paid at the door. */
export function composeOrder(
  derive: Derive,
  one: WorldOrder,
  wallet: DemoWallet,
  methodMark: string,
  termsVersion: bigint,
  doorFee: Money | null = null,
): ComposedOrder {
  const seller = found(pages, one.page);
  const buyer = found(people, one.buyer);
  const ids = {
    orderId: derive.id('order', one.key, one.daysAgo),
    purchaseId: derive.id('purchase', one.key, one.daysAgo),
    attemptId: derive.id('attempt', one.key, one.daysAgo),
  };
  const terms = { ...termsOf(seller, termsVersion), doorFee };
  const quote = quoteOrder(goodsOf(derive, one, seller), terms);
  const document = {
    ...{ actor: ownerOf(derive, one.buyer), reserveSeconds },
    attempt: {
      ...{ id: toUuid(ids.attemptId), key: derive.tapKey(one.key), bodyHash: hash(one.key) },
      ...(doorFee
        ? { provider: 'door', customer: '', method: methodMark }
        : { provider: 'stripe', customer: wallet.customer, method: methodMark }),
    },
    purchase: purchaseOf(derive, one, buyer, ids.purchaseId, quote),
    orders: [orderOf(derive, one, seller, buyer, ids.orderId, quote, terms)],
  };
  return { ...ids, quote, document };
}

function purchaseOf(derive: Derive, one: WorldOrder, buyer: WorldPerson, purchaseId: Id<'purchase'>, quote: Quote) {
  return {
    ...{ id: toUuid(purchaseId), personId: toUuid(personId(derive, one.buyer)), currency: quote.total.currency },
    ...{ total: quote.total.amount.toString(), email: buyer.email, locale: buyer.locale },
    ...{ tokenHash: hash(makeOpenToken(purchaseId)), fromCart: false },
  };
}

function orderOf(
  derive: Derive,
  one: WorldOrder,
  seller: WorldPage,
  buyer: WorldPerson,
  orderId: Id<'order'>,
  quote: Quote,
  terms: SellerTerms,
) {
  const { line1, line2 = '', city, region = '', postcode = '', country, phone = '' } = buyer.address;
  if (!quote.rate) throw new Error(`${seller.handle} does not deliver ${one.key}`);
  const arrives = arrivalDays(quote.rate, { from: seller.country, to: country }, derive.ago(one.daysAgo));
  return {
    ...{
      id: toUuid(orderId),
      pageId: toUuid(pageIdOf(derive, seller.handle)),
      pageName: seller.name,
      pageHandle: seller.handle,
    },
    ...{ total: quote.total.amount.toString(), arrivesFrom: arrives.from, arrivesBy: arrives.by },
    shipTo: { name: buyer.name, line1, line2, city, region, postalCode: postcode, country, phone },
    terms: { version: terms.version.toString(), currency: terms.currency },
    ...(terms.doorFee && {
      door: { zone: toUuid(derive.id('zone', seller.handle)), fee: terms.doorFee.amount.toString(), country },
    }),
    lines: quote.lines.map((line, index) => {
      const base = {
        id: toUuid(derive.id('line', `${one.key} ${index}`)),
        kind: line.kind,
        amount: line.amount.amount.toString(),
      };
      if (line.kind === 'delivery' && line.atDoor) return { ...base, title: doorFeeTitle };
      if (line.kind === 'delivery' || line.kind === 'discount') return base;
      if (line.kind === 'tax')
        return { ...base, title: line.name, taxBasisPoints: line.taxBasisPoints, included: line.included ? 1 : 0 };
      const { title, optionText, productSlug, mediaKey, quantity } = line;
      const what = {
        productId: toUuid(line.productId),
        variantId: toUuid(line.variantId),
        unit: line.unit.amount.toString(),
      };
      return { ...base, ...what, title, optionText, productSlug, mediaKey, quantity };
    }),
  };
}

function termsOf({ currency, delivery, tax }: WorldPage, version: bigint): SellerTerms {
  const [min, max] = delivery.days;
  const zone = simpleZone(money(minor(delivery.price, currency), currency), { min, max }, delivery.countries);
  const taxed = taxFor({ ...tax, places: [] }, null, '');
  return { version, currency, rates: zone.rates, tax: taxed, discounts: [] };
}

function goodsOf(derive: Derive, one: WorldOrder, seller: WorldPage): GoodsLine[] {
  return one.lines.map(({ sku, quantity }) => {
    const product = seller.products.find((each) => each.variants.some((variant) => variant.sku === sku));
    const variant = product?.variants.find((each) => each.sku === sku);
    if (!product || !variant) throw new Error(`${seller.handle} sells no ${sku}`);
    const picture = product.pictures[0];
    const part = picture?.part;
    const name =
      picture &&
      `${seller.handle} ${picture.file} ${part ? [part.left, part.top, part.width, part.height].join(',') : ''}`;
    return {
      ...{ variantId: variantIdOf(derive, sku), productId: derive.id('product', `${seller.handle}/${product.slug}`) },
      ...{ title: product.title, optionText: variant.values.join(' · '), productSlug: product.slug, quantity },
      shelf: product.category,
      grams: 0,
      asFiles: false,
      mediaKey: name ? derive.photoKey(name) : null,
      unit: money(minor(variant.price, seller.currency), seller.currency),
    };
  });
}

function found<Thing extends { handle: string }>(things: readonly Thing[], handle: string): Thing {
  const thing = things.find((one) => one.handle === handle);
  if (!thing) throw new Error(`nobody is called ${handle}`);
  return thing;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
