/** The model of a checkout: `db/sql/51-checkout.sql` without SQL. Every function answers what the database has to answer. */
import { accountOf, type ModelPurchase, type ModelWorld } from './world';

const undecided = (purchase: ModelPurchase) => ['pending', 'unknown'].includes(purchase.state);

function moveOrders(purchase: ModelPurchase, from: string, to: string): void {
  for (const order of purchase.orders) if (order.state === from) order.state = to;
}

function release(purchase: ModelPurchase): void {
  if (purchase.units === 'released') return;
  for (const order of purchase.orders) order.shop.stock += order.units;
  purchase.units = 'released';
}

/** `money.place` with a purchase that is not in the world yet: sold out as soon as one thing is short. */
export function place(world: ModelWorld, purchase: ModelPurchase): 'placed' | 'sold_out' {
  if (purchase.orders.some((order) => order.shop.stock < order.units)) return 'sold_out';
  for (const order of purchase.orders) order.shop.stock -= order.units;
  world.purchases.push(purchase);
  return 'placed';
}

/** `money.authorized`. */
export function authorize(world: ModelWorld, purchase: ModelPurchase, undoOver: boolean): string {
  if (['authorized', 'capturing', 'settling', 'captured'].includes(purchase.state)) return 'already';
  if (!undecided(purchase)) return 'late';
  if (purchase.units === 'released') {
    if (purchase.orders.some((order) => order.shop.stock < order.units)) {
      purchase.state = 'voiding';
      moveOrders(purchase, 'pending', 'expired');
      return 'sold_out';
    }
    for (const order of purchase.orders) order.shop.stock -= order.units;
  }
  Object.assign(purchase, { units: 'sold', state: 'authorized', undoOver });
  moveOrders(purchase, 'pending', 'authorized');
  for (const { id, total, shop } of purchase.orders) {
    world.book.apply(id, `authorize:${id}`, 'pending', [
      { account: accountOf(`psp:${purchase.provider}`, shop.currency), amount: total },
      { account: accountOf(`order:${id}`, shop.currency), amount: -total },
    ]);
  }
  return 'authorized';
}

/** `money.declined`: whether this call ended it. */
export function decline(purchase: ModelPurchase): boolean {
  if (!undecided(purchase)) return false;
  purchase.state = 'declined';
  moveOrders(purchase, 'pending', 'failed');
  release(purchase);
  return true;
}

/** `money.waiting` with `unknown`. */
export function wait(purchase: ModelPurchase): boolean {
  if (purchase.state !== 'pending') return false;
  purchase.state = 'unknown';
  return true;
}

/** `shop.expire_reservations`: how many rows were put back. */
export function expireReservations(world: ModelWorld): number {
  const lapsed = world.purchases.filter(({ units, lapses }) => units === 'held' && lapses);
  for (const purchase of lapsed) release(purchase);
  return lapsed.reduce((rows, { orders }) => rows + orders.length, 0);
}

/** `money.begin_void`: whether the provider has to be told. */
export function beginVoid(purchase: ModelPurchase, reason: 'undo' | 'expired' | 'failed'): boolean {
  if (purchase.state === 'voiding') return true;
  const may =
    (reason === 'undo' && purchase.state === 'authorized' && !purchase.undoOver) ||
    (reason === 'expired' && undecided(purchase)) ||
    (reason === 'failed' && purchase.state === 'capturing');
  if (!may) return false;
  const from = undecided(purchase) ? 'pending' : 'authorized';
  moveOrders(purchase, from, { undo: 'canceled', expired: 'expired', failed: 'failed' }[reason]);
  purchase.state = 'voiding';
  release(purchase);
  return true;
}

/** `money.voided`. */
export function voided(world: ModelWorld, purchase: ModelPurchase): boolean {
  if (purchase.state !== 'voiding') return false;
  purchase.state = 'voided';
  for (const { id } of purchase.orders) if (world.book.transactions.has(id)) world.book.resolve(id, 'voided');
  return true;
}

/** `money.begin_capture`: whether there is something to take. */
export function beginCapture(purchase: ModelPurchase): boolean {
  if (purchase.state === 'authorized' && purchase.undoOver) purchase.state = 'capturing';
  return purchase.state === 'capturing';
}

/** `money.settling`: the bank was asked and has not answered. */
export function settle(purchase: ModelPurchase): boolean {
  if (purchase.state !== 'capturing' || !purchase.delayed) return false;
  purchase.state = 'settling';
  moveOrders(purchase, 'authorized', 'settling');
  return true;
}

/** `money.returned`: the bank did not pay; what was held in the books goes with `voided`. */
export function returned(purchase: ModelPurchase): boolean {
  if (!['capturing', 'settling'].includes(purchase.state) || !purchase.delayed) return false;
  moveOrders(purchase, purchase.state === 'settling' ? 'settling' : 'authorized', 'failed');
  purchase.state = 'voiding';
  release(purchase);
  return true;
}

/** `money.captured`. */
export function captured(world: ModelWorld, purchase: ModelPurchase): boolean {
  if (purchase.state !== 'capturing' && purchase.state !== 'settling') return false;
  purchase.state = 'captured';
  moveOrders(purchase, 'authorized', 'paid');
  moveOrders(purchase, 'settling', 'paid');
  for (const order of purchase.orders) {
    const { id, total, shop } = order;
    world.book.resolve(id, 'posted');
    world.book.apply(`settle ${id}`, `settle:${id}`, 'posted', [
      { account: accountOf(`order:${id}`, shop.currency), amount: total },
      { account: accountOf(`seller:${shop.page}`, shop.currency), amount: -total },
    ]);
    order.settlement = {
      ...{ state: 'held', aged: false, sent: 0n, fee: null, refundedBefore: 0n, sentAt: null },
      ...{ reversals: [], paidBy: null },
    };
  }
  return true;
}
