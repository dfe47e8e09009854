/** The model of what sellers are paid: the files `db/sql/59-…` without SQL. */
import {
  accountOf,
  goneFrom,
  isDisputed,
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

const settledWithPurchase = (world: ModelWorld) =>
  world.purchases.flatMap((purchase) =>
    purchase.orders
      .filter((order): order is Settled => order.settlement !== null)
      .map((order) => [purchase, order] as const),
  );

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
  for (const order of settledOf(world)) {
    const { settlement, refunds, total } = order;
    if (!['held', 'due', 'failed'].includes(settlement.state)) continue;
    const waits = isDisputed(order) || refunds.some((refund) => refund.state === 'pending') || !settlement.aged;
    if (goneFrom(order) >= total && !isDisputed(order))
      Object.assign(settlement, { state: 'reversed', refundedBefore: total });
    else if (waits) settlement.state = 'held';
    // A failed one is due again after an hour, and no hour passes in a run.
    else if (settlement.state !== 'failed') settlement.state = 'due';
  }
}

/** Whether the provider has still to say what it keeps of a purchase. */
export const lacksFee = (purchase: ModelPurchase): boolean =>
  purchase.orders.some(({ settlement }) => settlement?.fee === null);

/** `money.claim_fees`: of how many purchases the fee is asked. */
export const claimFees = (world: ModelWorld): number => world.purchases.filter(lacksFee).length;

/** `money.record_fee`: whether this call did. */
export function recordFee(world: ModelWorld, purchase: ModelPurchase, fee: bigint): boolean {
  if (!lacksFee(purchase)) return false;
  const whole = purchase.orders.reduce((sum, { total }) => sum + total, 0n);
  for (const { id, total, shop, settlement } of purchase.orders) {
    if (!settlement) throw new Error('taken, and the seller is due nothing');
    const upto = purchase.orders.filter((other) => other.id <= id).reduce((sum, other) => sum + other.total, 0n);
    settlement.fee = (fee * upto) / whole - (fee * (upto - total)) / whole;
    if (settlement.fee === 0n) continue;
    world.book.apply(`provider fee ${id}`, `provider-fee:${id}`, 'posted', [
      { account: accountOf(`psp_fees:${purchase.provider}`, shop.currency), amount: settlement.fee },
      { account: accountOf(`psp:${purchase.provider}`, shop.currency), amount: -settlement.fee },
    ]);
  }
  return true;
}

/** `money.claim_settlements`: how many were claimed. */
export function claimSettlements(world: ModelWorld): number {
  const ready = settledOf(world).filter(({ settlement }) => settlement.state === 'due' && settlement.fee !== null);
  for (const { settlement } of ready) settlement.state = 'sending';
  return ready.length;
}

/** `money.decide_settlement`: the amount to send, or null. */
export function decide(world: ModelWorld, purchase: ModelPurchase, order: ModelOrder): bigint | null {
  const { settlement } = order;
  if (!settlement || !['sending', 'unknown'].includes(settlement.state)) return null;
  if (settlement.sent > 0n) return settlement.sent;
  if (isDisputed(order)) {
    settlement.state = 'failed';
    return null;
  }
  settlement.refundedBefore = goneFrom(order);
  settlement.sent = keeps(order.total, settlement.refundedBefore, feeOf(settlement), order.shop.currency);
  if (settlement.sent > 0n) return settlement.sent;
  postSettlement(world, purchase, order, settlement);
  settlement.state = 'reversed';
  return null;
}

function feeOf({ fee }: ModelSettlement): bigint {
  if (fee === null) throw new Error('decides without knowing the fee');
  return fee;
}

/** The transfer itself always goes from where transfers are made, what is withheld to who took the money. */
function postSettlement(
  world: ModelWorld,
  { provider }: ModelPurchase,
  order: ModelOrder,
  { sent, refundedBefore }: ModelSettlement,
) {
  const { currency, page } = order.shop;
  const left = order.total - refundedBefore;
  if (left <= 0n) return;
  world.book.apply(`transfer ${order.id}`, `transfer:${order.id}`, 'posted', [
    { account: accountOf(`seller:${page}`, currency), amount: left },
    { account: accountOf('psp:stripe', currency), amount: -sent },
    { account: accountOf(`psp_fees:${provider}`, currency), amount: sent - left },
  ]);
}

/** `money.settlement_answered`. */
export function settlementAnswered(
  world: ModelWorld,
  purchase: ModelPurchase,
  order: ModelOrder,
  state: 'sent' | 'failed' | 'unknown',
): boolean {
  const { settlement } = order;
  if (!settlement || !['sending', 'unknown'].includes(settlement.state) || settlement.state === state) return false;
  settlement.state = state;
  if (state === 'failed') settlement.sent = 0n;
  if (state === 'sent') {
    settlement.sentAt = ++world.now;
    postSettlement(world, purchase, order, settlement);
  }
  return true;
}

/** `money.claim_reversals`: how many have to be asked of the provider now. */
export function claimReversals(world: ModelWorld): number {
  let claimed = 0;
  for (const [purchase, order] of settledWithPurchase(world)) {
    const { settlement } = order;
    if (
      settlement.state !== 'sent' ||
      isDisputed(order) ||
      settlement.reversals.some(({ state }) => state === 'pending')
    )
      continue;
    const answered = settlement.reversals.reduce((sum, { refunded }) => sum + refunded, 0n);
    const more = goneFrom(order) - settlement.refundedBefore - answered;
    if (more <= 0n) continue;
    const taken = settlement.reversals.reduce((sum, { amount }) => sum + amount, 0n);
    const stays = keeps(order.total, goneFrom(order), feeOf(settlement), order.shop.currency);
    const amount = settlement.sent - taken - stays;
    settlement.reversals.push({ amount, refunded: more, state: 'pending', at: 0, paidBy: null });
    if (amount === 0n) reversalSucceeded(world, purchase, order);
    else claimed++;
  }
  return claimed;
}

/** `money.reversal_succeeded` for the open reversal of an order. */
export function reversalSucceeded(world: ModelWorld, { provider }: ModelPurchase, order: ModelOrder): boolean {
  const { settlement, shop } = order;
  const reversal = settlement?.reversals.find(({ state }) => state === 'pending');
  if (!settlement || !reversal) return false;
  Object.assign(reversal, { state: 'succeeded', at: ++world.now });
  const id = `reversal ${order.id} ${settlement.reversals.length}`;
  world.book.apply(id, id, 'posted', [
    { account: accountOf('psp:stripe', shop.currency), amount: reversal.amount },
    { account: accountOf(`psp_fees:${provider}`, shop.currency), amount: reversal.refunded - reversal.amount },
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
    .flatMap((order) => [
      ...(order.settlement.sentAt !== null && order.settlement.paidBy === null && !isDisputed(order)
        ? [itemOf(order.settlement, order.settlement.sent, false, order.settlement.sentAt)]
        : []),
      ...order.settlement.reversals
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

/** What is to come back of a seller's account and has not. */
export const owedBack = (world: ModelWorld, shop: ModelShop): bigint =>
  settledOf(world)
    .filter((order) => order.shop === shop)
    .flatMap(({ settlement }) => settlement.reversals)
    .filter(({ state }) => state === 'pending')
    .reduce((sum, { amount }) => sum + amount, 0n);

/**
 * `money.kept_back`: what of sent money would have to come back if the banks that ask decide for their buyers, and what is to
 * come back already.
 */
export function keptBack(world: ModelWorld, shop: ModelShop): bigint {
  const asked = settledOf(world).filter(
    (order) => order.shop === shop && order.settlement.sentAt !== null && isDisputed(order),
  );
  return asked.reduce(
    (sum, { settlement, disputed }) => {
      const back = settlement.reversals.filter(({ state }) => state === 'succeeded');
      const there = back.reduce((rest, { amount }) => rest - amount, settlement.sent);
      const amount = disputed?.amount ?? 0n;
      return sum + (amount < there ? amount : there > 0n ? there : 0n);
    },
    owedBack(world, shop),
  );
}

/** Whether a seller has something that nobody is paying out yet. */
export const mayPayOut = (world: ModelWorld, shop: ModelShop): boolean =>
  world.payouts.every((payout) => payout.shop !== shop || !['sending', 'unknown'].includes(payout.state)) &&
  unpaidOf(world, shop).reduce((sum, { amount }) => sum + amount, 0n) > 0n;

/** `money.begin_payout` with what the provider says is available: the amount, or null. */
export function beginPayout(world: ModelWorld, shop: ModelShop, id: string, available: bigint): bigint | null {
  if (world.payouts.some((payout) => payout.shop === shop && ['sending', 'unknown'].includes(payout.state)))
    return null;
  const free = available - keptBack(world, shop);
  let upto = 0n;
  let amount = 0n;
  const within: Unpaid[] = [];
  for (const item of unpaidOf(world, shop)) {
    upto += item.amount;
    if (upto > free) continue;
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
