/** The model of what sellers are paid: `db/sql/59-payouts.sql` without SQL. */
import {
  accountOf,
  givenBack,
  type ModelOrder,
  type ModelPayout,
  type ModelPurchase,
  type ModelSettlement,
  type ModelShop,
  type ModelWorld,
  ordersOf,
} from './world';

type Settled = ModelOrder & { settlement: ModelSettlement };
const settledOf = (world: ModelWorld) => ordersOf(world).filter((order): order is Settled => order.settlement !== null);

/** What the provider can move at least, by currency. */
export const stepOf = (currency: string): bigint => (currency === 'KWD' ? 10n : 1n);

/** What a seller keeps: the part that was not refunded of the total without fees, rounded down. */
export function keeps(total: bigint, refunded: bigint, fees: bigint, currency: string): bigint {
  const whole = (total > fees ? total - fees : 0n) * (total - refunded);
  return (whole / total / stepOf(currency)) * stepOf(currency);
}

/** Lets the week be over that money of a new order waits. */
export function age(order: ModelOrder): number {
  if (!order.settlement) return 0;
  order.settlement.aged = true;
  return 1;
}

/** `money.review_settlements`. */
export function review(world: ModelWorld): void {
  for (const { settlement, state, refunds } of settledOf(world)) {
    if (!['held', 'due', 'failed'].includes(settlement.state)) continue;
    const waits = state === 'disputed' || refunds.some((refund) => refund.state === 'pending') || !settlement.aged;
    if (state === 'refunded') settlement.state = 'reversed';
    else if (waits) settlement.state = 'held';
    // A failed one is due again after an hour, and no hour passes in a run.
    else if (settlement.state !== 'failed') settlement.state = 'due';
  }
}

/** `money.claim_settlements`: how many were claimed. */
export function claimSettlements(world: ModelWorld): number {
  const due = settledOf(world).filter(({ settlement }) => settlement.state === 'due');
  for (const { settlement } of due) settlement.state = 'sending';
  return due.length;
}

/** `money.decide_settlement` with the provider's fee of the whole purchase: the amount to send, or null. */
export function decide(world: ModelWorld, purchase: ModelPurchase, order: ModelOrder, fee: bigint): bigint | null {
  const { settlement } = order;
  if (!settlement || !['sending', 'unknown'].includes(settlement.state)) return null;
  if (settlement.sent > 0n) return settlement.sent;
  const whole = purchase.orders.reduce((sum, { total }) => sum + total, 0n);
  const upto = purchase.orders.filter(({ id }) => id <= order.id).reduce((sum, { total }) => sum + total, 0n);
  settlement.fee = (fee * upto) / whole - (fee * (upto - order.total)) / whole;
  settlement.refundedBefore = givenBack(order);
  settlement.sent = keeps(order.total, settlement.refundedBefore, settlement.fee, order.shop.currency);
  if (settlement.sent > 0n) return settlement.sent;
  postSettlement(world, order, settlement);
  settlement.state = 'reversed';
  return null;
}

function postSettlement(world: ModelWorld, order: ModelOrder, settlement: ModelSettlement): void {
  const { currency, page } = order.shop;
  const fee = settlement.fee ?? 0n;
  const left = order.total - settlement.refundedBefore;
  const provider = accountOf('psp:stripe', currency);
  const fees = accountOf('psp_fees:stripe', currency);
  if (fee > 0n) {
    world.book.apply(`provider fee ${order.id}`, `provider-fee:${order.id}`, 'posted', [
      { account: fees, amount: fee },
      { account: provider, amount: -fee },
    ]);
  }
  if (left > 0n) {
    world.book.apply(`transfer ${order.id}`, `transfer:${order.id}`, 'posted', [
      { account: accountOf(`seller:${page}`, currency), amount: left },
      { account: provider, amount: -settlement.sent },
      { account: fees, amount: settlement.sent - left },
    ]);
  }
}

/** `money.settlement_answered`. */
export function settlementAnswered(
  world: ModelWorld,
  order: ModelOrder,
  state: 'sent' | 'failed' | 'unknown',
): boolean {
  const { settlement } = order;
  if (!settlement || !['sending', 'unknown'].includes(settlement.state) || settlement.state === state) return false;
  settlement.state = state;
  if (state === 'failed') Object.assign(settlement, { sent: 0n, fee: null });
  if (state === 'sent') {
    settlement.sentAt = ++world.now;
    postSettlement(world, order, settlement);
  }
  return true;
}

/** `money.claim_reversals`: how many have to be asked of the provider now. */
export function claimReversals(world: ModelWorld): number {
  let claimed = 0;
  for (const order of settledOf(world)) {
    const { settlement } = order;
    if (settlement.state !== 'sent' || settlement.reversals.some(({ state }) => state === 'pending')) continue;
    const answered = settlement.reversals.reduce((sum, { refunded }) => sum + refunded, 0n);
    const more = givenBack(order) - settlement.refundedBefore - answered;
    if (more <= 0n) continue;
    const taken = settlement.reversals.reduce((sum, { amount }) => sum + amount, 0n);
    const stays = keeps(order.total, givenBack(order), settlement.fee ?? 0n, order.shop.currency);
    const amount = settlement.sent - taken - stays;
    settlement.reversals.push({ amount, refunded: more, state: 'pending', at: 0, paidBy: null });
    if (amount === 0n) reversalSucceeded(world, order);
    else claimed++;
  }
  return claimed;
}

/** `money.reversal_succeeded` for the open reversal of an order. */
export function reversalSucceeded(world: ModelWorld, order: ModelOrder): boolean {
  const { settlement, shop } = order;
  const reversal = settlement?.reversals.find(({ state }) => state === 'pending');
  if (!settlement || !reversal) return false;
  Object.assign(reversal, { state: 'succeeded', at: ++world.now });
  const id = `reversal ${order.id} ${settlement.reversals.length}`;
  world.book.apply(id, id, 'posted', [
    { account: accountOf('psp:stripe', shop.currency), amount: reversal.amount },
    { account: accountOf('psp_fees:stripe', shop.currency), amount: reversal.refunded - reversal.amount },
    { account: accountOf(`seller:${shop.page}`, shop.currency), amount: -reversal.refunded },
  ]);
  const answered = settlement.reversals.reduce((sum, { refunded }) => sum + refunded, 0n);
  if (settlement.refundedBefore + answered === order.total) settlement.state = 'reversed';
  return true;
}

type Unpaid = { amount: bigint; isReversal: boolean; at: number; mark: (payout: string | null) => void };

/** What lies in a seller's account at the provider, in the order in which it is paid out. */
export function unpaidOf(world: ModelWorld, shop: ModelShop): Unpaid[] {
  const items = settledOf(world)
    .filter((order) => order.shop === shop)
    .flatMap(({ settlement }) => [
      ...(settlement.sentAt !== null && settlement.paidBy === null
        ? [itemOf(settlement, settlement.sent, false, settlement.sentAt)]
        : []),
      ...settlement.reversals
        .filter(({ state, amount, paidBy }) => state === 'succeeded' && amount > 0n && paidBy === null)
        .map((reversal) => itemOf(reversal, -reversal.amount, true, reversal.at)),
    ]);
  return items.sort((a, b) => Number(b.isReversal) - Number(a.isReversal) || a.at - b.at);
}

function itemOf(row: { paidBy: string | null }, amount: bigint, isReversal: boolean, at: number): Unpaid {
  const mark = (payout: string | null) => {
    row.paidBy = payout;
  };
  return { amount, isReversal, at, mark };
}

/** `money.begin_payout` with what the provider says is available: the amount, or null. */
export function beginPayout(world: ModelWorld, shop: ModelShop, id: string, available: bigint): bigint | null {
  if (world.payouts.some((payout) => payout.shop === shop && ['sending', 'unknown'].includes(payout.state)))
    return null;
  let upto = 0n;
  let amount = 0n;
  const within: Unpaid[] = [];
  for (const item of unpaidOf(world, shop)) {
    upto += item.amount;
    if (upto > available) continue;
    within.push(item);
    amount += item.amount;
  }
  if (amount <= 0n) return null;
  for (const item of within) item.mark(id);
  world.payouts.push({ id, shop, amount, state: 'sending' });
  return amount;
}

const payoutGoesOn: Record<string, string[]> = {
  sending: ['unknown', 'in_transit', 'paid', 'failed'],
  unknown: ['in_transit', 'paid', 'failed'],
  in_transit: ['paid', 'failed'],
  paid: ['failed'],
};

/** `money.payout_answered`. */
export function payoutAnswered(world: ModelWorld, payout: ModelPayout, state: string): boolean {
  if (!payoutGoesOn[payout.state]?.includes(state)) return false;
  payout.state = state;
  if (state !== 'failed') return true;
  for (const { settlement } of settledOf(world)) {
    for (const row of [settlement, ...settlement.reversals]) if (row.paidBy === payout.id) row.paidBy = null;
  }
  return true;
}
