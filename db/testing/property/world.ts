/** What the pure model knows: shops, purchases and what became of them. Plain data; the verbs are beside it. */
import { createHash } from 'node:crypto';
import { Book, type RunCurrency } from './book';

/** An open, verified shop of one currency with one thing on its shelf. */
export type ModelShop = {
  page: string;
  product: string;
  variant: string;
  currency: RunCurrency;
  unit: bigint;
  stock: number;
};

/** One seller's part of a purchase. */
export type ModelOrder = {
  id: string;
  shop: ModelShop;
  units: number;
  total: bigint;
  state: string;
  refunded: bigint;
  returned: number;
  refunds: ModelRefund[];
  settlement: ModelSettlement | null;
  /** What it bears of its purchase's dispute. */
  disputed: ModelDispute | null;
};

/** Money asked back of an order under one key. */
export type ModelRefund = {
  id: string;
  key: string;
  order: ModelOrder;
  amount: bigint;
  back: number;
  state: 'pending' | 'succeeded' | 'failed';
};

/** What a seller is due of an order, and how far it has come. */
export type ModelSettlement = {
  state: 'held' | 'due' | 'sending' | 'unknown' | 'sent' | 'failed' | 'reversed';
  aged: boolean;
  sent: bigint;
  /** Its share of what the provider keeps, once that is known. */
  fee: bigint | null;
  refundedBefore: bigint;
  sentAt: number | null;
  reversals: { amount: bigint; refunded: bigint; state: 'pending' | 'succeeded'; at: number; paidBy: string | null }[];
  paidBy: string | null;
};

/** What one order bears of a dispute. */
export type ModelDispute = { order: ModelOrder; orderWas: string; amount: bigint; state: string; withdrawn: boolean };

/** A dispute: where the provider stands with it, and what we wrote down. */
export type ModelCase = {
  id: string;
  stage: string;
  inquiry: boolean;
  amount: bigint;
  /** What the provider has taken for it until now, and in which steps the books have it. */
  fee: bigint;
  /** Whether it is won and its money has not come back yet. */
  late: boolean;
  steps: bigint[];
  parts: ModelDispute[];
};

/** One consent and its one attempt. */
export type ModelPurchase = {
  id: string;
  attempt: string;
  provider: 'stripe' | 'paypal';
  /** Whether it is asked of a bank account, whose bank answers days later. */
  delayed: boolean;
  owner: string;
  orders: ModelOrder[];
  state: string;
  units: 'held' | 'released' | 'sold';
  undoOver: boolean;
  lapses: boolean;
  /** At most one. */
  dispute: ModelCase | null;
};

/** Money on its way from the provider to a seller's bank. */
export type ModelPayout = { id: string; shop: ModelShop; amount: bigint; state: string };

/** A transfer between people's balances, of the ledger alone. */
export type ModelTransfer = { id: string; key: string; from: string; to: string; amount: bigint };

/** Everything of one run. */
export type ModelWorld = {
  book: Book;
  shops: ModelShop[];
  purchases: ModelPurchase[];
  refunds: ModelRefund[];
  payouts: ModelPayout[];
  transfers: ModelTransfer[];
  /** Counts up: a clock without time. */
  now: number;
  made: number;
};

/** A world of shops in which nothing has happened. @param shops are copied */
export function newWorld(shops: readonly ModelShop[]): ModelWorld {
  const own = shops.map((shop) => ({ ...shop }));
  return { book: new Book(), shops: own, purchases: [], refunds: [], payouts: [], transfers: [], now: 0, made: 0 };
}

/** A uuid that depends on nothing but its name, in no order that the names have. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An id nobody had yet in this world. */
export function freshId(world: ModelWorld, noun: string): string {
  world.made++;
  return uuidOf(`${noun} ${world.made}`);
}

/** All orders of a world. */
export const ordersOf = (world: ModelWorld): ModelOrder[] => world.purchases.flatMap((purchase) => purchase.orders);

/** What has been given back of an order for good. */
export const givenBack = (order: ModelOrder): bigint =>
  order.refunds.filter(({ state }) => state === 'succeeded').reduce((sum, { amount }) => sum + amount, 0n);

/** Whether a bank has still to decide about an order. */
export const isDisputed = ({ disputed }: ModelOrder): boolean =>
  disputed !== null && ['needs_response', 'under_review'].includes(disputed.state);

/** What of an order is no longer the seller's: given back, or with a bank. */
export function goneFrom(order: ModelOrder): bigint {
  const gone = givenBack(order) + (order.disputed?.withdrawn ? order.disputed.amount : 0n);
  return gone < order.total ? gone : order.total;
}

/** An account of the books by its kind and owner. */
export const accountOf = (kind: string, currency: RunCurrency): string => `${kind}:${currency.toLowerCase()}`;
