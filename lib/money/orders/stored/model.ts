/**
 * An order as it is stored, read back with everything that belongs to it.
 *
 * Invariants: nothing of this leaves `lib/money` whole; `../model.ts` picks what each side may see. A word or
 * currency that the tables do not know is a bug and throws.
 */
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { type AttemptState, attemptNext, type OrderState, orderNext } from '@/lib/money/checkout/model';
import type { GiftState } from '@/lib/money/gifts/model';
import type { NoShowReason } from '@/lib/money/orders/door/model';
import type { ReturnView } from '@/lib/money/returns/model';
import type { MethodFace, PostalAddress } from '@/lib/money/wallet/model';

/** A picture as `<Photo>` wants it. */
export type OrderPicture = { key: string; width: number; height: number; blur: string; alt: string };

/** A line of an order's total. `unit` is set for goods only; `included` tax adds nothing to the total. */
export type OrderLine = {
  id: Id<'line'>;
  kind: 'goods' | 'delivery' | 'tax' | 'discount';
  title: string;
  optionText: string;
  quantity: number;
  /** Units that went back on the shelf, or are about to. */
  returned: number;
  /** Units in parcels, also in those that left. */
  packed: number;
  unit: Money | null;
  amount: Money;
  /** What the order's discounts took of these goods or of the delivery; it stands in lines of its own, below zero. */
  off: Money;
  included: boolean;
  taxBasisPoints: number;
  productSlug: string;
  variantId: Id<'variant'> | null;
  picture: OrderPicture | null;
  /** Delivered as files: it is never packed, sent or sent back. */
  asFiles: boolean;
};

/** What happened to an order, in the words of its timeline. */
export const eventKinds = [
  'placed',
  'authorized',
  'settling',
  'paid',
  'packed',
  'part_shipped',
  'shipped',
  'delivered',
  'refunded',
  'refund_failed',
  'refund_came_back',
  'refund_settled',
  'return_requested',
  'return_accepted',
  'return_declined',
  'return_withdrawn',
  'return_sent',
  'return_received',
  'exchanged',
  'disputed',
  'dispute_under_review',
  'dispute_needs_response',
  'dispute_won',
  'dispute_lost',
  'dispute_closed',
  'undone',
  'declined',
  'sold_out',
  'expired',
  'failed',
  'returned',
  'agreed',
  'called_off',
  'not_taken',
  'cash_back',
  'contested',
  'withdrawn',
  'gift_accepted',
  'gift_declined',
  'gift_expired',
  'gift_taken_back',
] as const;

/** One of `eventKinds`. */
export type OrderEventKind = (typeof eventKinds)[number];

/** A moment of an order's timeline. */
export type OrderEvent = { kind: OrderEventKind; at: Date; detail: Readonly<Record<string, string>> };

/** A parcel of an order and what lies in it; `sentAt` is null while it waits for its carrier. */
export type ParcelView = {
  id: Id<'parcel'>;
  carrier: string;
  trackingCode: string;
  sentAt: Date | null;
  units: { lineId: Id<'line'>; quantity: number }[];
};

/** Where an order is fetched, as its buyer was told; its address is the order's. */
export type PickupView = { placeName: string; hours: string };

/** That nobody took an order at the door, and what came of it. `contest` is what its buyer said against it. */
export type NoShowView = {
  reason: NoShowReason;
  contestedAt: Date | null;
  contest: string;
  withdrawnAt: Date | null;
};

/** Money on its way back. `pending` means the provider has not answered yet. */
export type RefundView = {
  id: Id<'refund'>;
  amount: Money;
  state: 'pending' | 'succeeded' | 'failed';
  reason: string;
  at: Date;
};

/** How the purchase behind an order is being paid. `undoMilliseconds` is what was left when it was read, by the database's clock. */
export type PaymentView = {
  state: AttemptState;
  problem: string | null;
  undoMilliseconds: number;
  /** Another site has to complete it, or to take it, before its money goes. */
  awaits: boolean;
  /** What it is paid with; null when that was forgotten since. */
  face: MethodFace | null;
};

/** Everything stored about an order. */
export type StoredOrder = {
  id: Id<'order'>;
  purchaseId: Id<'purchase'>;
  owner: string;
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  /** Its seller has closed the page for good: the page and its products are missing. */
  pageClosed: boolean;
  pageEmail: string;
  legalName: string;
  legalAddress: string;
  /** Where its seller is, ISO 3166-1 alpha-2. */
  pageCountry: string;
  state: OrderState;
  total: Money;
  refunded: Money;
  /** What a bank sent back of its refunds and its buyer was not given since; null when nothing is. */
  owed: Money | null;
  /** Whether what a bank sent back, now or once, is of one of several who paid it. */
  owedInParts: boolean;
  contactEmail: string;
  locale: 'en' | 'ar';
  /** As it was when the order was placed. */
  shipTo: PostalAddress;
  arrivesFrom: string;
  arrivesBy: string;
  /** The last day on which the buyer's bank answers, once it was asked. */
  settlesBy: string | null;
  /** When she asked for her files at once and gave up her right of withdrawal. */
  withdrawalGivenUpAt: Date | null;
  carrier: string;
  trackingCode: string;
  placedAt: Date;
  lines: OrderLine[];
  events: OrderEvent[];
  refunds: RefundView[];
  /** It is paid in cash to its seller when it is handed over. */
  atDoor: boolean;
  /** Of such an order: what its seller says she gave back of it. */
  cashBack: Money;
  noShow: NoShowView | null;
  /** Null of an order that is delivered. */
  pickup: PickupView | null;
  /** Oldest first; none of an order that left before parcels were written down one by one. */
  parcels: ParcelView[];
  /** What its buyer asked to send back, oldest first. */
  returns: ReturnView[];
  payment: PaymentView | null;
  /** Of an order that somebody else receives; null of every other. */
  gift: GiftPart | null;
};

/** That an order is a gift. Where it goes and its note are there for those who may read them: never for whoever bought it. */
export type GiftPart = { state: GiftState; address: PostalAddress | null; note: string };

/** A stored amount with its stored currency. */
export function moneyOf(amountMinor: bigint, currency: string): Money {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return money(amountMinor, currency);
}

/** A stored word as the state of an order. */
export function orderStateOf(word: string): OrderState {
  return known(orderNext, word);
}

/** A stored word as the state of an attempt. */
export function attemptStateOf(word: string): AttemptState {
  return known(attemptNext, word);
}

/** A stored word as the kind of a line. */
export function lineKindOf(word: string): OrderLine['kind'] {
  return known({ goods: 0, delivery: 0, tax: 0, discount: 0 }, word);
}

/** A stored word as the state of a gift. */
export function giftStateOf(word: string): GiftState {
  return known({ waiting: 0, accepted: 0, declined: 0, expired: 0, taken_back: 0 }, word);
}

/** A stored word as the state of a refund. */
export function refundStateOf(word: string): RefundView['state'] {
  return known({ pending: 0, succeeded: 0, failed: 0 }, word);
}

/** A stored word of the timeline, or null for a moment that no screen tells. */
export function eventKindOf(word: string): OrderEventKind | null {
  return eventKinds.find((kind) => kind === word) ?? null;
}

function known<Word extends string>(words: Readonly<Record<Word, unknown>>, word: string): Word {
  for (const one in words) if (one === word) return one;
  throw new Error(`Invariant broken: unknown word ${word}`);
}
