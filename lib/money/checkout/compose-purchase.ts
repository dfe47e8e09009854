import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { openStates } from '@/lib/markets/model';
import type { ElsewhereLine } from '@/lib/money/button/offer';
import { type GiftWish, giftDays } from '@/lib/money/gifts/model';
import type { DoorOffer } from '@/lib/money/orders/door/model';
import { doorFeeTitle } from '@/lib/money/orders/door/model';
import type { SealedShipTo } from '@/lib/money/orders/ship-to/seal-ship-to';
import { composeSplit, keptSeconds } from '@/lib/money/parts/compose-split';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { env } from '@/lib/platform/env';
import { hashToken } from '@/lib/platform/tokens';
import type { PickupPlace } from '@/lib/shop/stock/pickup/model';
import { reserveSeconds } from './model';
import type { Offer, OfferOrder } from './queries';
import type { QuotedLine } from './quote/model';
import type { PayingMethod } from './read-source';
import type { PlaceOrderInput } from './schema';

/** What is bought of one seller, ours or another site's. */
export type PurchaseOrder = Pick<
  OfferOrder,
  | 'pageId'
  | 'pageName'
  | 'pageHandle'
  | 'total'
  | 'pickup'
  | 'allFiles'
  | 'asksStart'
  | 'door'
  | 'arrivesFrom'
  | 'arrivesBy'
> & {
  lines: readonly (QuotedLine | ElsewhereLine | DonationLine)[];
  terms: Pick<OfferOrder['terms'], 'version' | 'currency'>;
  /** Of a donation: what `money.place_donations` writes down of it. */
  donation?: Readonly<Record<string, unknown>>;
};

/** All that a donation's order consists of. */
export type DonationLine = { kind: 'donation'; title: string; amount: Money };

/** What is bought, in one currency. */
export type PurchaseOffer = Pick<Offer, 'currency' | 'total'> & {
  orders: readonly PurchaseOrder[];
  /** Another site's server has to complete it before anything is taken. */
  awaits?: boolean;
};

/** Everything a purchase is recorded from. */
export type PurchaseParts = {
  actor: Actor;
  owner: string;
  input: Pick<PlaceOrderInput, 'key' | 'locale' | 'items' | 'cartVersion' | 'payOrder' | 'gift' | 'startNow' | 'split'>;
  email: string;
  bodyHash: string;
  networkHash: string;
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  /** One for each order of the offer, in its sequence. */
  orderIds: readonly Id<'order'>[];
  openToken: string;
  offer: PurchaseOffer;
  /** For `money.guard`: a person's device, the tap as it came, and what a confirmation of it would be called by. */
  guard: { device: string | null; tap: unknown; nonce: string; confirmation: string };
  source: { method: PayingMethod; address: Readonly<PostalAddress> };
  /** Where each of them goes to, sealed. */
  shipTos: readonly SealedShipTo[];
  /** Of a gift: its note, sealed under its order's key, and the uuid of whom it goes to. */
  given: { note?: string; to?: string };
};

/**
 * The document `money.place` takes (its shape stands beside the function, in `db/sql/51-checkout.sql`):
 * ids as uuids, amounts as text of minor units, one entry per seller with its own snapshot.
 */
export function composePurchase(parts: PurchaseParts): Record<string, unknown> {
  const { actor, input, offer } = parts;
  return {
    actor: parts.owner,
    reserveSeconds: input.split ? keptSeconds(input.split) : reserveSeconds,
    open: openStates(env().SOUK_MODE),
    guard: parts.guard,
    ...(input.split && { split: composeSplit(input.split, offer.total) }),
    ...(input.cartVersion === undefined ? {} : { cartVersion: input.cartVersion }),
    ...(input.payOrder && { [input.items.length > 0 ? 'shopOrder' : 'payOrder']: toUuid(input.payOrder) }),
    attempt: {
      id: toUuid(parts.attemptId),
      key: input.key,
      bodyHash: parts.bodyHash,
      provider: parts.source.method.provider,
      delayed: parts.source.method.delayed,
      awaits: offer.awaits ?? false,
      customer: parts.source.method.customer,
      method: parts.source.method.methodMark,
      networkHash: parts.networkHash,
      fingerprint: parts.source.method.cardMark,
    },
    purchase: {
      id: toUuid(parts.purchaseId),
      personId: actor.kind === 'person' ? toUuid(actor.personId) : null,
      currency: offer.currency,
      total: offer.total.amount.toString(),
      email: parts.email,
      locale: input.locale,
      tokenHash: hashToken(parts.openToken),
      fromCart: input.cartVersion !== undefined,
    },
    orders: offer.orders.map((order, index) => orderDocument(order, index, parts)),
  };
}

function orderDocument(order: PurchaseOrder, index: number, parts: PurchaseParts) {
  const { orderIds, shipTos, source, input } = parts;
  const [id, shipTo] = [orderIds[index], shipTos[index]];
  if (!id || !shipTo) throw new Error('Invariant broken: an order without an id, or going nowhere');
  return {
    id: toUuid(id),
    pageId: toUuid(order.pageId),
    pageName: order.pageName,
    pageHandle: order.pageHandle,
    total: order.total.amount.toString(),
    ...shipTo,
    ...(order.pickup && { pickup: pickupDocument(order.pickup) }),
    ...(input.gift && { gift: giftDocument(input.gift, parts.given) }),
    ...(order.donation && { donation: order.donation }),
    ...(order.asksStart && input.startNow && { startNow: true }),
    ...(order.door?.chosen && { door: doorDocument(order.door, source.address.country) }),
    arrivesFrom: order.arrivesFrom,
    arrivesBy: order.arrivesBy,
    terms: { version: order.terms.version.toString(), currency: order.terms.currency },
    discounts: order.lines.flatMap(discountDocument),
    lines: order.lines.map(lineDocument),
  };
}

/** Where an order goes to: a donation under its donor's own name (not that of whoever the goods go to) to nowhere; one that is fetched to where it lies, under its buyer's name, for where she lives is nothing to the shop. */
export function shipToOf(
  { pickup, allFiles, donation }: PurchaseOrder,
  address: PostalAddress,
  donor: string,
): PostalAddress {
  if (donation) return { ...billedTo(address), name: donor, region: '', country: '' };
  if (pickup === null) return allFiles ? billedTo(address) : address;
  const { line1, city, region, postalCode, country } = pickup;
  return { name: address.name, line1, line2: '', city, region, postalCode, country, phone: '' };
}

function giftDocument({ choosable, region }: GiftWish, given: PurchaseParts['given']) {
  return { choosable, region, days: giftDays, ...given };
}

function pickupDocument({ id, name, hours }: PickupPlace) {
  return { place: toUuid(id), name, hours };
}

/** What a seller of files is told of her buyer: her name, and where the tax was reckoned for. */
function billedTo({ name, region, country }: PostalAddress) {
  return { name, line1: '', line2: '', city: '', region, postalCode: '', country, phone: '' };
}

function doorDocument({ zone, fee }: DoorOffer, country: string) {
  return { zone: toUuid(zone), fee: fee.amount.toString(), country };
}

/** How an order's line says that a tax service gave its rate: nothing about it is an estimate. */
const byService = 'service';

/** What is counted of a discount, in the version it was reckoned by. */
function discountDocument(line: PurchaseOrder['lines'][number]) {
  if (line.kind !== 'discount') return [];
  const { discountId, version, code, amount } = line;
  return [{ id: toUuid(discountId), version, code: code || null, amount: (-amount.amount).toString() }];
}

function lineDocument(line: PurchaseOrder['lines'][number]) {
  const base = { id: toUuid(newId('line')), kind: kindOf(line), amount: line.amount.amount.toString() };
  switch (line.kind) {
    case 'delivery':
      return { ...base, title: line.atDoor ? doorFeeTitle : '', discount: line.off.amount.toString() };
    case 'discount':
      return { ...base, title: line.title, optionText: line.code };
    case 'tax':
      return {
        ...{ ...base, title: line.name, optionText: line.name !== '' && !line.estimated ? byService : '' },
        ...{ taxBasisPoints: line.taxBasisPoints, included: line.included ? 1 : 0 },
      };
    case 'elsewhere':
      return { ...base, title: line.title, quantity: line.quantity, unit: line.unit.amount.toString() };
    case 'donation':
      // Nothing to send, and no file either: it is there when it is paid.
      return { ...base, title: line.title, unit: line.amount.amount.toString(), asFiles: true };
    case 'elsewhere_delivery':
    case 'elsewhere_tax':
    case 'elsewhere_discount':
      return { ...base, title: line.title };
    case 'goods':
      return {
        ...base,
        productId: toUuid(line.productId),
        variantId: toUuid(line.variantId),
        title: line.title,
        optionText: line.optionText,
        productSlug: line.productSlug,
        mediaKey: line.mediaKey,
        quantity: line.quantity,
        unit: line.unit.amount.toString(),
        discount: line.off.amount.toString(),
        ...(line.asFiles && { asFiles: true }),
      };
  }
}

/** The words of the order's table: what another site sells is goods too, which are no product of ours. */
function kindOf({ kind }: PurchaseOrder['lines'][number]): QuotedLine['kind'] {
  switch (kind) {
    case 'donation':
    case 'elsewhere':
      return 'goods';
    case 'elsewhere_delivery':
      return 'delivery';
    case 'elsewhere_tax':
      return 'tax';
    case 'elsewhere_discount':
      return 'discount';
    default:
      return kind;
  }
}
