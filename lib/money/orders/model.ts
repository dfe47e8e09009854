/**
 * An order after it was placed: what its buyer, its seller and the holder of its link may each know, and
 * which step may follow.
 *
 * Invariants
 * - A seller's view names no e-mail of the buyer and no way of paying, and to people who may not see buyers neither where to
 *   nor what was written; a link's view adds neither street nor phone.
 * - `shippedAt` and `deliveredAt` come from the timeline, so a part refund does not hide that a parcel left.
 * - A seller reads street and phone while she may need them: until a parcel left and could come back, and while something is open.
 *   Money that went back ends that, but for a parcel that is still on its way.
 * - What a buyer wrote about a return, and the seller's answer, are for the two of them: a link shows only that it happened.
 * - Of a gift only its seller sees where it goes; whoever bought it, and whoever holds her link, see neither that nor any code by which a
 *   parcel could be followed there, nor what its receiver sent back and why.
 * - What can still be refunded is the total less every refund begun, also those not yet answered.
 */
import { type Money, subtract } from '@/lib/kernel/money';
import type { OrderState } from '@/lib/money/checkout/model';
import type { GiftState } from '@/lib/money/gifts/model';
import { untraced } from '@/lib/money/gifts/view/model';
import { isOpen } from '@/lib/money/returns/model';
import { sellerEvents } from './events/model';
import { isOnShelf } from './refunds/model';
import type { OrderEvent, OrderEventKind, OrderLine, ParcelView, StoredOrder } from './stored/model';
import { trackingUrl } from './tracking/model';

/** A parcel with its carrier's own page, where we know it. */
export type ShownParcel = ParcelView & { trackingUrl: string | null };

/** What all who may see an order see of it. */
export type OrderView = Pick<
  StoredOrder,
  | 'id'
  | 'pageId'
  | 'pageName'
  | 'pageHandle'
  | 'pageClosed'
  | 'state'
  | 'total'
  | 'refunded'
  | 'owed'
  | 'owedInParts'
  | 'arrivesFrom'
  | 'arrivesBy'
  | 'settlesBy'
  | 'carrier'
  | 'trackingCode'
  | 'placedAt'
  | 'lines'
  | 'events'
  | 'refunds'
  | 'pickup'
  | 'atDoor'
> & { shippedAt: Date | null; deliveredAt: Date | null; trackingUrl: string | null; parcels: ShownParcel[] };

/** An order as its buyer sees it. */
export type BuyerOrder = OrderView &
  Pick<
    StoredOrder,
    | 'withdrawalGivenUpAt'
    | 'purchaseId'
    | 'contactEmail'
    | 'shipTo'
    | 'payment'
    | 'legalName'
    | 'legalAddress'
    | 'pageCountry'
    | 'returns'
    | 'cashBack'
    | 'noShow'
  > & {
    refundable: Money;
    sellerEmail: string;
    /** How it stands as a gift; null where it is none. */
    gift: GiftState | null;
  };

/** An order as one of the people of the page that sells it sees it; `shipTo` is null to who may not see buyers. */
export type SellerOrder = OrderView & {
  shipTo: StoredOrder['shipTo'] | null;
  returns: StoredOrder['returns'];
  refundable: Money;
  cashBack: Money;
  noShow: StoredOrder['noShow'];
  /** That somebody else receives it, and what was written to her: null to who may not see buyers. */
  gift: { state: GiftState; note: string | null } | null;
  /** Street and phone are no longer shown. */
  addressGone: boolean;
};

/** An order as whoever holds the link of its purchase sees it: where to, but not the street. */
export type LinkOrder = OrderView & { city: string; country: string; sellerEmail: string };

/** The buyer's view. */
export function forBuyer(stored: StoredOrder): BuyerOrder {
  const {
    purchaseId,
    contactEmail,
    shipTo,
    payment,
    legalName,
    legalAddress,
    pageCountry,
    returns,
    cashBack,
    noShow,
    pageEmail: sellerEmail,
    withdrawalGivenUpAt,
  } = stored;
  return {
    ...untraced(stored.gift, shared(stored)),
    gift: stored.gift?.state ?? null,
    ...{ purchaseId, contactEmail, shipTo, payment, legalName, legalAddress, sellerEmail, cashBack, noShow },
    returns: stored.gift === null ? returns : [],
    ...{ withdrawalGivenUpAt, pageCountry },
    refundable: refundable(stored),
  };
}

/** The seller's view. Declined tries and the like are the buyer's own affair and left out of the timeline. */
export function forSeller(stored: StoredOrder, seesBuyers: boolean, now = new Date()): SellerOrder {
  const view = shared(stored, 'also those that wait');
  const events = view.events.filter((event) => sellerEvents.has(event.kind));
  const addressGone = !needsAddress(stored, now);
  const whereTo = stored.gift?.address ?? stored.shipTo;
  const { name, city, country } = whereTo;
  // Whoever has closed her account has no address of e-mail left: her name goes when nothing is sent to it any more.
  const named = stored.contactEmail === '' ? { name: '', city: '', country } : { name, city, country };
  const known = addressGone ? { ...named, line1: '', line2: '', region: '', postalCode: '', phone: '' } : whereTo;
  const returns = seesBuyers
    ? stored.returns
    : stored.returns.map((one) => ({ ...one, note: '', answer: '', labelUrl: '' }));
  const shipTo = seesBuyers ? known : null;
  const { cashBack, noShow } = stored;
  const gift = stored.gift && { state: stored.gift.state, note: seesBuyers ? stored.gift.note : null };
  return { ...view, events, shipTo, addressGone, returns, refundable: refundable(stored), cashBack, noShow, gift };
}

/** Days in which something may be asked to go back, as `money.returnable_until` counts them. */
const returnDays = 30;

/** Whether a seller may still need the street: to send a parcel, or because one may come back. */
export function needsAddress(
  order: Pick<StoredOrder, 'state' | 'events' | 'returns' | 'arrivesBy'>,
  now: Date,
): boolean {
  if (order.state === 'disputed' || order.returns.some((one) => isOpen(one.state))) return true;
  if (['failed', 'canceled', 'not_taken'].includes(order.state)) return false;
  const arrived = momentOf(order.events, 'delivered');
  const shipped = momentOf(order.events, 'shipped');
  const left = shipped ?? momentOf(order.events, 'part_shipped');
  if (order.state === 'refunded' && (arrived || !left)) return false;
  if (order.state !== 'refunded' && !arrived && !shipped) return true;
  const from = arrived ?? new Date(Date.parse(`${order.arrivesBy}T00:00:00Z`) + dayMs);
  return now.getTime() <= from.getTime() + returnDays * dayMs;
}

const dayMs = 24 * 60 * 60 * 1000;

/** What of an order's goods lies in no parcel yet and has not gone back on the shelf. */
export function unpacked(order: { lines: readonly OrderLine[] }): { line: OrderLine; units: number }[] {
  return order.lines
    .filter((line) => line.kind === 'goods' && !line.asFiles)
    .map((line) => ({ line, units: Math.max(0, line.quantity - line.returned - line.packed) }))
    .filter((one) => one.units > 0);
}

/** The link holder's view. */
export function forLink(stored: StoredOrder): LinkOrder {
  const { city, country } = stored.shipTo;
  return { ...untraced(stored.gift, shared(stored)), city, country, sellerEmail: stored.pageEmail };
}

function shared(stored: StoredOrder, which: 'sent' | 'also those that wait' = 'sent'): OrderView {
  const { id, pageId, pageName, pageHandle, pageClosed, state, total, refunded, owed, owedInParts, placedAt } = stored;
  const { lines, events, refunds, arrivesFrom, arrivesBy, settlesBy, carrier, trackingCode, pickup, atDoor } = stored;
  return {
    ...{ id, pageId, pageName, pageHandle, pageClosed, state, total, refunded, owed, placedAt, lines, events, refunds },
    ...{ owedInParts, arrivesFrom, arrivesBy, settlesBy, carrier, trackingCode, pickup, atDoor },
    shippedAt: momentOf(events, 'shipped'),
    deliveredAt: momentOf(events, 'delivered'),
    trackingUrl: trackingUrl(carrier, trackingCode),
    parcels: stored.parcels
      .filter((one) => which !== 'sent' || one.sentAt !== null)
      .map((one) => ({ ...one, trackingUrl: trackingUrl(one.carrier, one.trackingCode) })),
  };
}

/** When something first happened to an order, or null. */
export function momentOf(events: readonly OrderEvent[], kind: OrderEventKind): Date | null {
  return events.find((event) => event.kind === kind)?.at ?? null;
}

/** What can still be given back. */
export function refundable(order: Pick<StoredOrder, 'state' | 'total' | 'refunded'>): Money {
  return takesRefund(order.state) ? subtract(order.total, order.refunded) : { ...order.total, amount: 0n };
}

/** Whether money of an order in this state can go back through a refund: it was captured and is not all back. */
export function takesRefund(state: OrderState): boolean {
  return ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed'].includes(state);
}

/** The state after the parcel left, or null when it cannot leave: not paid yet, or ended. */
export function afterShipping(state: OrderState): OrderState | null {
  if (state === 'paid' || state === 'fulfilled') return 'fulfilled';
  return state === 'partially_refunded' || state === 'due' ? state : null;
}

/** The state after the parcel arrived, or null when it cannot have. Saying so twice changes nothing. */
export function afterDelivery(state: OrderState): OrderState | null {
  if (state === 'paid' || state === 'fulfilled' || state === 'delivered') return 'delivered';
  if (state === 'due' || state === 'collected') return 'collected';
  return state === 'partially_refunded' ? state : null;
}

/** How an order looks to its buyer: the one word a list shows, from its state and its timeline. */
export type OrderPhase =
  | 'checking'
  | 'bank'
  | 'paid'
  | 'waits'
  | 'settling'
  | 'packing'
  | 'sent'
  | 'arrived'
  | 'given_back'
  | 'owed'
  | 'undone'
  | 'not_paid'
  | 'not_taken'
  | 'disputed';

type Phased = Pick<BuyerOrder, 'state' | 'shippedAt' | 'deliveredAt' | 'payment' | 'events' | 'lines' | 'owed'>;

/** The phase of an order. A part refund does not hide where the parcel is. */
export function phaseOf(order: Phased): OrderPhase {
  switch (order.state) {
    case 'pending':
      return order.payment?.state === 'action' ? 'bank' : 'checking';
    case 'authorized':
      if (order.payment?.awaits) return 'waits';
      return order.payment?.face?.kind === 'bank' ? 'settling' : 'paid';
    case 'settling':
      return 'settling';
    case 'paid':
    case 'fulfilled':
    case 'delivered':
    case 'partially_refunded':
      if (order.deliveredAt || order.state === 'delivered') return 'arrived';
      if (order.shippedAt || order.state === 'fulfilled') return 'sent';
      if (isOnShelf(order)) return order.owed ? 'owed' : 'given_back';
      return 'packing';
    case 'due':
      return order.shippedAt ? 'sent' : 'packing';
    case 'collected':
      return 'arrived';
    case 'not_taken':
      return 'not_taken';
    case 'refunded':
      return 'given_back';
    case 'canceled':
      return 'undone';
    case 'failed':
    case 'expired':
      return 'not_paid';
    case 'disputed':
      return 'disputed';
  }
}

/** Whether an order to fetch lies ready: it was packed since it was last taken apart, and nobody has fetched it. */
export function isReady(order: Pick<OrderView, 'pickup' | 'state' | 'deliveredAt' | 'lines' | 'events'>): boolean {
  const waits = order.pickup !== null && order.deliveredAt === null && afterShipping(order.state) !== null;
  return waits && !isOnShelf(order) && order.lines.some((line) => line.packed > 0) && unpacked(order).length === 0;
}

/** Whether an order has a receipt: its money was taken, is held, or is to be had ready at the door. A bank account has not paid before its bank has. */
export function hasReceipt(order: Phased): boolean {
  if (order.state === 'due' || order.state === 'collected') return true;
  return momentOf(order.events, 'authorized') !== null && !['settling', 'not_paid', 'undone'].includes(phaseOf(order));
}
