/** The model of refunds and disputes: `db/sql/52-refunds.sql` and `65-disputes.sql` without SQL. */
import {
  accountOf,
  givenBack,
  goneFrom,
  type ModelDispute,
  type ModelOrder,
  type ModelPurchase,
  type ModelRefund,
  type ModelWorld,
} from './world';

const refundable = ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed'];

const withTheBank = ({ disputed }: ModelOrder) =>
  disputed?.withdrawn === true && ['needs_response', 'under_review', 'lost'].includes(disputed.state);

/** What is asked back: all that is left when there is no amount, as many units for the shelf as the seller chose. */
export type AskedBack = { id: string; key: string; amount: bigint | null; back: number | null };

/** `money.begin_refund` for the system. */
export function beginRefund(world: ModelWorld, purchase: ModelPurchase, order: ModelOrder, asked: AskedBack): string {
  const known = order.refunds.find(({ key }) => key === asked.key);
  if (known) {
    const same = (asked.amount ?? known.amount) === known.amount && (asked.back ?? known.back) === known.back;
    return same ? 'replay' : 'mismatch';
  }
  const left = order.total - order.refunded;
  const amount = asked.amount ?? left;
  const taken = purchase.state === 'captured';
  if (amount <= 0n || amount > left || !taken || !refundable.includes(order.state) || withTheBank(order))
    return 'too_much';
  const everything = amount === left && order.refunds.every(({ state }) => state !== 'pending');
  const remaining = order.units - order.returned;
  const back = asked.back ?? (everything ? remaining : 0);
  if (back > remaining) return 'too_many_back';
  order.refunded += amount;
  order.returned += back;
  const refund: ModelRefund = { id: asked.id, key: asked.key, order, amount, back, state: 'pending' };
  order.refunds.push(refund);
  world.refunds.push(refund);
  return 'begun';
}

/** `money.refund_succeeded`. */
export function refundSucceeded(world: ModelWorld, purchase: ModelPurchase, refund: ModelRefund): boolean {
  if (refund.state !== 'pending') return false;
  refund.state = 'succeeded';
  const { order } = refund;
  const { currency, page } = order.shop;
  world.book.apply(refund.id, `refund:${refund.id}`, 'posted', [
    { account: accountOf(`seller:${page}`, currency), amount: refund.amount },
    { account: accountOf(`psp:${purchase.provider}`, currency), amount: -refund.amount },
  ]);
  if (givenBack(order) >= order.total) order.state = 'refunded';
  else if (['paid', 'fulfilled', 'delivered', 'disputed'].includes(order.state)) order.state = 'partially_refunded';
  order.shop.stock += refund.back;
  return true;
}

/** `money.refund_failed`. */
export function refundFailed(refund: ModelRefund): boolean {
  if (refund.state !== 'pending') return false;
  refund.state = 'failed';
  refund.order.refunded -= refund.amount;
  refund.order.returned -= refund.back;
  return true;
}

/** Parts of a disputed amount by what is left of each order, the largest remainders first. */
export function disputeParts(purchase: ModelPurchase, amount: bigint): { order: ModelOrder; amount: bigint }[] {
  const open = purchase.orders.filter((order) => order.total > order.refunded);
  const rest = open.reduce((sum, order) => sum + order.total - order.refunded, 0n);
  const whole = amount < rest ? amount : rest;
  const shares = open.map((order) => {
    const numerator = whole * (order.total - order.refunded);
    return { order, floored: numerator / rest, remainder: numerator % rest };
  });
  shares.sort((a, b) =>
    a.remainder === b.remainder ? (a.order.id < b.order.id ? -1 : 1) : a.remainder > b.remainder ? -1 : 1,
  );
  let over = whole - shares.reduce((sum, { floored }) => sum + floored, 0n);
  const parts = shares.map(({ order, floored }) => ({ order, amount: floored + (over-- > 0n ? 1n : 0n) }));
  return parts.filter((part) => part.amount > 0n);
}

const goesOn: Record<string, string[]> = {
  needs_response: ['under_review', 'won', 'lost', 'closed'],
  under_review: ['needs_response', 'won', 'lost', 'closed'],
  lost: ['won'],
};
const isUndecided = ({ state }: ModelDispute) => state === 'needs_response' || state === 'under_review';

/** A dispute as the provider tells of it. */
export type ToldDispute = { stage: string; withdrawn: boolean; amount: bigint; fee: bigint };

/** `money.record_dispute`; an answer of `unknown` is for a payment that is not taken here. */
export function recordDispute(world: ModelWorld, purchase: ModelPurchase, told: ToldDispute): string {
  if (purchase.state !== 'captured' || !purchase.dispute) return 'unknown';
  const { dispute } = purchase;
  let changed = false;
  if (dispute.parts.length === 0) {
    dispute.parts = disputeParts(purchase, told.amount).map((part) => openPart(part.order, part.amount));
    changed = true;
  }
  const [first] = purchase.orders;
  const more = told.fee - dispute.steps.reduce((sum, step) => sum + step, 0n);
  if (more !== 0n && first) {
    const { currency } = first.shop;
    dispute.steps.push(more);
    const id = `fee ${dispute.id} ${dispute.steps.length}`;
    world.book.apply(id, id, 'posted', [
      { account: accountOf('psp_fees:stripe', currency), amount: more },
      { account: accountOf('psp:stripe', currency), amount: -more },
    ]);
  }
  for (const part of dispute.parts) changed = tellPart(world, part, told) || changed;
  return changed ? 'recorded' : 'same';
}

function openPart(order: ModelOrder, amount: bigint): ModelDispute {
  const part = { order, orderWas: order.state, amount, state: 'needs_response', withdrawn: false };
  order.disputed = part;
  if (['paid', 'fulfilled', 'delivered', 'partially_refunded'].includes(order.state)) order.state = 'disputed';
  return part;
}

function tellPart(world: ModelWorld, part: ModelDispute, told: ToldDispute): boolean {
  const { currency, page } = part.order.shop;
  const seller = accountOf(`seller:${page}`, currency);
  const provider = accountOf('psp:stripe', currency);
  const key = `${part.order.id}`;
  // Won is what came back.
  const stage = told.withdrawn && ['won', 'closed'].includes(told.stage) ? 'under_review' : told.stage;
  let changed = false;
  if (told.withdrawn && !part.withdrawn && (isUndecided(part) || part.state === 'lost')) {
    world.book.apply(`dispute ${key}`, `dispute:${key}`, 'posted', [
      { account: seller, amount: part.amount },
      { account: provider, amount: -part.amount },
    ]);
    part.withdrawn = true;
    changed = true;
  }
  if (!told.withdrawn && ['won', 'closed'].includes(stage) && part.withdrawn) {
    world.book.apply(`won ${key}`, `dispute_won:${key}`, 'posted', [
      { account: provider, amount: part.amount },
      { account: seller, amount: -part.amount },
    ]);
    part.withdrawn = false;
  }
  if (!goesOn[part.state]?.includes(stage)) return changed;
  if (part.state === 'lost') dueAgain(part.order);
  part.state = stage;
  if ((stage === 'won' || stage === 'closed') && part.order.state === 'disputed') {
    part.order.state = part.orderWas;
  }
  return true;
}

/** What ended with nothing because a bank had taken it is due after all, unless its books are closed. */
function dueAgain(order: ModelOrder): void {
  const { settlement } = order;
  if (settlement?.state !== 'reversed' || settlement.sentAt || goneFrom(order) >= order.total) return;
  // Decided with nothing to send, its fees were posted.
  if (settlement.refundedBefore < order.total) return;
  Object.assign(settlement, { state: 'held', refundedBefore: 0n });
}
