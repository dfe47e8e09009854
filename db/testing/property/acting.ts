/** What the operations of a run share: whom one strikes, what it is about, and its statement beside its answer. */
import { currencies, type Line, type RunCurrency } from './book';
import { recordDispute } from './refunds';
import { call, jsonOf, quote, uuid } from './statements';
import { accountOf, freshId, type ModelOrder, type ModelPurchase, type ModelWorld, ordersOf, uuidOf } from './world';

/** What chance says of an operation. */
export type Chance = { pick: number; amount: number; way: number };

/** A statement and what the database has to answer. */
export type Question = [statement: string, answer: unknown];

/** Prepares an operation; calling the outcome plays it on the model, and calling it again plays it again. */
export type Act = (world: ModelWorld, chance: Chance) => (() => Question) | null;

/** Mostly one for which it is time, so that runs come far; one time in five any other, for which it may be too early or too late. */
export function pickOf<One>(all: readonly One[], pick: number, isTime: (one: One) => boolean): One | undefined {
  const timely = pick % 5 === 0 ? [] : all.filter(isTime);
  const some = timely.length > 0 ? timely : all;
  return some[Math.floor(pick / 5) % some.length];
}

/** An operation on a purchase. */
export const onPurchase =
  (
    isTime: (one: ModelPurchase) => boolean,
    act: (world: ModelWorld, one: ModelPurchase, chance: Chance) => Question,
  ): Act =>
  (world, chance) => {
    const one = pickOf(world.purchases, chance.pick, isTime);
    return one ? () => act(world, one, chance) : null;
  };

/** An operation on an order. */
export const onOrder =
  (
    isTime: (one: ModelOrder, chance: Chance) => boolean,
    act: (world: ModelWorld, one: ModelOrder, chance: Chance) => Question,
  ): Act =>
  (world, chance) => {
    const one = pickOf(ordersOf(world), chance.pick, (order) => isTime(order, chance));
    return one ? () => act(world, one, chance) : null;
  };

/** For what may come at any time. */
export const always = () => true;
/** Nobody knows yet whether it is paid. */
export const undecided = ({ state }: ModelPurchase) => state === 'pending' || state === 'unknown';
/** Its money is on the way to the seller. */
export const isSending = ({ settlement }: ModelOrder) =>
  settlement?.state === 'sending' || settlement?.state === 'unknown';

/** The purchase of an order. */
export function purchaseOf(world: ModelWorld, order: ModelOrder): ModelPurchase {
  const found = world.purchases.find(({ orders }) => orders.includes(order));
  if (!found) throw new Error('an order without its purchase');
  return found;
}

/** The settlement of an order, whose id the database chose. */
export const settlementId = (order: ModelOrder) =>
  `(select id from money.settlement where order_id = ${uuid(order.id)})`;
/** The payment of a purchase at the provider. */
export const intentOf = (purchase: ModelPurchase) => `pi_${purchase.id}`;

/** A purchase of one shop or two, not in the world yet. */
export function newPurchase(world: ModelWorld, { pick, amount, way }: Chance): ModelPurchase {
  const currency = currencies[pick % currencies.length];
  const shops = world.shops.filter((shop) => shop.currency === currency);
  const from = way % 3 === 0 ? shops : shops.slice(way % 2, (way % 2) + 1);
  const orders = from.map((shop, index) => {
    const units = 1 + ((amount >> index) % 3);
    const total = shop.unit * BigInt(units) + 500n;
    const rest = { state: 'pending', refunded: 0n, returned: 0, refunds: [], settlement: null, disputed: null };
    return { id: freshId(world, 'order'), shop, units, total, ...rest };
  });
  const owner = `guest:${freshId(world, 'guest').replaceAll('-', '')}${'0'.repeat(32)}`;
  return {
    ...{ id: freshId(world, 'purchase'), attempt: freshId(world, 'attempt'), owner, orders },
    ...{ provider: way % 5 === 0 ? 'paypal' : 'stripe', delayed: way % 5 === 1, state: 'pending', units: 'held' },
    ...{ undoOver: false, lapses: amount % 4 === 0, dispute: null },
  };
}

const people = ['ann', 'ben', 'cat'];
/** The balance of a person. */
export const purse = (person: number, currency: RunCurrency) =>
  accountOf(`user:${uuidOf(people[person % people.length] ?? '')}`, currency);

/** Records lines in the model's book, and asks the database for the same. */
export function applied(
  world: ModelWorld,
  id: string,
  key: string,
  phase: 'pending' | 'posted',
  lines: Line[],
): Question {
  const answer = world.book.apply(id, key, phase, lines);
  const entries = lines.map(({ account, amount }) => ({
    ...{ account, side: amount > 0n ? 'debit' : 'credit', amount: (amount > 0n ? amount : -amount).toString() },
    currency: account.slice(-3).toUpperCase(),
  }));
  const statement = call(`ledger.apply(${uuid(id)}, 'run', ${quote(key)}, '${phase}', ${jsonOf(entries)})`);
  return [statement, answer === 'applied' || answer === 'replayed' ? answer : { error: answer }];
}

/** Lines that move money from one to the other. */
export const moving = ({ from, to, amount }: { from: string; to: string; amount: bigint }): Line[] => [
  { account: from, amount },
  { account: to, amount: -amount },
];

/** A dispute that is not decided, or not opened. */
const isOpen = (dispute: ModelPurchase['dispute']) => !['won', 'lost', 'closed'].includes(dispute?.stage ?? 'new');

/** A dispute of which the provider may still tell something new. */
export const goesOn = (dispute: ModelPurchase['dispute']) =>
  isOpen(dispute) || dispute?.stage === 'lost' || dispute?.late === true;

/** The provider opens a dispute, decides it one day, or only says again what it said. */
export function goOnAtTheProvider(one: ModelPurchase, way: number, amount: number): void {
  const total = one.orders.reduce((sum, order) => sum + order.total, 0n);
  one.dispute ??= {
    ...{
      id: `du_${one.id}`,
      stage: 'needs_response',
      inquiry: way % 4 === 0,
      fee: 0n,
      steps: [],
      parts: [],
      late: false,
    },
    amount: way % 2 === 0 ? total : 10n * BigInt(1 + (amount % Number(total / 10n))),
  };
  const { dispute } = one;
  // Money comes back a while after it was promised; and what was lost can be won on appeal.
  dispute.late = dispute.stage !== 'won' && way % 3 !== 0;
  if (dispute.stage === 'lost' && way % 7 === 2) dispute.stage = 'won';
  if (!isOpen(dispute)) return;
  if (way % 7 === 0) dispute.stage = 'needs_response';
  if (way % 7 === 1) dispute.stage = 'under_review';
  if (way % 7 === 2) dispute.stage = dispute.inquiry ? 'closed' : 'won';
  if (way % 7 === 3) dispute.stage = dispute.inquiry ? 'closed' : 'lost';
  // An inquiry that nobody was content with becomes a dispute.
  if (way % 7 === 4 && dispute.inquiry) Object.assign(dispute, { stage: 'needs_response', inquiry: false });
  if (way % 7 === 5) dispute.stage = 'closed';
  // An answer costs once more; of what was taken some or all comes back to who is in the right.
  if (!dispute.inquiry) dispute.fee = feeAt(dispute.stage, way);
}

const feeAt = (stage: string, way: number) => {
  if (stage === 'needs_response') return 1500n;
  return stage === 'under_review' || stage === 'lost' ? 3000n : way % 2 === 0 ? 0n : 1500n;
};

/** The provider says how its dispute stands. */
export function tellDispute(world: ModelWorld, one: ModelPurchase): Question {
  const { dispute } = one;
  if (!dispute) throw new Error('tells of no dispute');
  const withdrawn =
    !dispute.inquiry && (!['won', 'closed'].includes(dispute.stage) || (dispute.stage === 'won' && dispute.late));
  const told = { stage: dispute.stage, withdrawn, amount: dispute.amount, fee: dispute.fee };
  const document = {
    ...{
      dispute: dispute.id,
      intent: intentOf(one),
      reason: 'fraudulent',
      state: told.stage,
      inquiry: dispute.inquiry,
    },
    ...{ amount: told.amount.toString(), currency: one.orders[0]?.shop.currency, withdrawn, fee: told.fee.toString() },
    dueBy: '2030-01-01T00:00:00Z',
  };
  return [call(`money.record_dispute(${jsonOf(document)})`), recordDispute(world, one, told)];
}
