/**
 * Orders in every state, made the way shoppers make them: placed, held, captured and refunded through the checkout's own
 * functions and the provider, so that the books of the demo world are sound; only then moved into the past.
 */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { page } from '@/db/schema/shop/page';
import { toUuid } from '@/lib/kernel/ids';
import { authorizeAttempt } from '@/lib/money/checkout/authorize-attempt';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { Placed, Void } from '@/lib/money/checkout/schema';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { markMethod } from '@/lib/money/wallet/seal-method';
import { type ComposedOrder, composeOrder } from './compose-order';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { orders } from './world/orders';
import type { WorldOrder } from './world/shape';
import { variantIdOf } from './write-shops';
import type { DemoWallet } from './write-wallets';

const system = { kind: 'system', name: 'seed', locale: 'en' } as const;
const captured: readonly string[] = ['paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'];

/** Makes every demo order; one that stands already is left as it is. */
export async function writeOrders(
  database: OwnerDb,
  derive: Derive,
  wallets: ReadonlyMap<string, DemoWallet>,
): Promise<number> {
  const versions = await termsVersions(database);
  for (const one of orders) {
    const wallet = wallets.get(one.buyer);
    if (!wallet) throw new Error(`${one.buyer} has no wallet`);
    const providerMethod = one.state === 'failed' ? wallet.declines : wallet.pays;
    const order = composeOrder(derive, one, wallet, await markMethod(providerMethod), versions.get(one.page) ?? 1n);
    await moveStock(database, derive, one, 1);
    const placed = await callMoney(Placed, sql`money.place(${JSON.stringify(order.document)}::jsonb)`);
    if (placed.result === 'placed') await bringTo(database, derive, one, order, wallet.customer, providerMethod);
    const kept = captured.includes(one.state) || one.state === 'authorized';
    if (placed.result !== 'placed' || !kept) await moveStock(database, derive, one, -1);
  }
  return orders.length;
}

/** Which terms of each page hold now: a place where things are fetched made them others than they were. */
async function termsVersions(database: OwnerDb): Promise<ReadonlyMap<string, bigint>> {
  const rows = await database.select({ handle: page.handle, version: page.termsVersion }).from(page);
  return new Map(rows.map(({ handle, version }) => [handle, version]));
}

async function bringTo(
  database: OwnerDb,
  derive: Derive,
  one: WorldOrder,
  order: ComposedOrder,
  customer: string,
  method: string,
): Promise<void> {
  if (one.state === 'expired') {
    await callMoney(Void, sql`money.begin_void(${toUuid(order.attemptId)}::uuid, 'expired')`);
    await callMoney(z.boolean(), sql`money.voided(${toUuid(order.attemptId)}::uuid)`);
  } else {
    const { attemptId, purchaseId } = order;
    await authorizeAttempt({
      attemptId,
      purchaseId,
      amount: order.quote.total,
      provider: 'stripe',
      customer,
      method,
      delayed: false,
      returnPath: '/orders',
    });
    await settle(database, one, order);
  }
  await backdate(database, derive, one, order);
}

/** Takes a held order on to the state it shall rest in. */
async function settle(database: OwnerDb, one: WorldOrder, order: ComposedOrder): Promise<void> {
  const attempt = sql`${toUuid(order.attemptId)}::uuid`;
  if (one.state === 'authorized') {
    await database.execute(
      sql`update money.attempt set undo_until = clock_timestamp() + interval '1 hour' where id = ${attempt}`,
    );
  }
  if (one.state === 'canceled') {
    await callMoney(Void, sql`money.begin_void(${attempt}, 'undo')`);
    await voidAttempt(order.attemptId);
  }
  if (!captured.includes(one.state)) return;
  await database.execute(sql`update money.attempt set undo_until = clock_timestamp() where id = ${attempt}`);
  await captureAttempt(order.attemptId);
  if (one.state === 'refunded' || one.state === 'partially_refunded') await refund(one, order);
}

async function refund(one: WorldOrder, order: ComposedOrder): Promise<void> {
  const first = order.quote.lines[0];
  const request = { orderId: order.orderId, reason: '', key: `seed-refund-${one.key}` };
  await refundOrder(
    system,
    one.state === 'partially_refunded' && first ? { ...request, amount: first.amount } : request,
  );
}

/** Writes the times an order of the past would carry, and what happened to its parcel. */
async function backdate(database: OwnerDb, derive: Derive, one: WorldOrder, order: ComposedOrder): Promise<void> {
  const [id, purchase, placedAt] = [
    sql`${toUuid(order.orderId)}::uuid`,
    sql`${toUuid(order.purchaseId)}::uuid`,
    derive.ago(one.daysAgo).toISOString(),
  ];
  await database.execute(sql`update money.purchase set created_at = ${placedAt} where id = ${purchase}`);
  if (one.state !== 'authorized')
    await database.execute(sql`update money.attempt set created_at = ${placedAt} where purchase_id = ${purchase}`);
  await database.execute(sql`update money."order" set created_at = ${placedAt} where id = ${id}`);
  await database.execute(sql`update money.settlement set captured_at = ${placedAt} where order_id = ${id}`);
  await database.execute(sql`
    update money.order_event e set at = ${placedAt}::timestamptz + n.place * case e.kind when 'refunded' then interval '5 days' else interval '4 seconds' end
    from (select id, row_number() over (order by at) - 1 as place from money.order_event where order_id = ${id}) n where n.id = e.id`);
  const shipped =
    one.tracking !== undefined || one.state === 'fulfilled' || one.state === 'delivered' || one.state === 'disputed';
  if (shipped) await ship(database, one, id, placedAt);
  await database.execute(
    sql`select graphile_worker.remove_job('money:receipt:' || ${purchase}), graphile_worker.remove_job('money:seller:' || ${id})`,
  );
}

async function ship(database: OwnerDb, one: WorldOrder, id: ReturnType<typeof sql>, placedAt: string): Promise<void> {
  const [carrier, code] = [carrierOf(one.tracking ?? ''), one.tracking ?? ''];
  const event = (kind: string, days: number, detail: Record<string, string>) =>
    database.execute(sql`
      insert into money.order_event (order_id, owner, page_id, at, kind, detail)
      select id, owner, page_id, ${placedAt}::timestamptz + make_interval(days => ${days}), ${kind}, ${JSON.stringify(detail)}::jsonb from money."order" where id = ${id}`);
  await database.execute(sql`
    update money."order" set carrier = ${carrier}, tracking_code = ${code},
      state = case when state = 'paid' then case ${one.state}::text when 'fulfilled' then 'fulfilled' else 'delivered' end else state end
    where id = ${id}`);
  await event('shipped', 1, { carrier, trackingCode: code });
  if (one.state !== 'fulfilled') await event('delivered', 3, {});
  if (one.state !== 'disputed') return;
  await database.execute(sql`update money."order" set state = 'disputed' where id = ${id}`);
  await event('disputed', 8, {});
}

const carriers: readonly [string, string][] = [
  ['JP', 'Japan Post'],
  ['1Z', 'UPS'],
  ['94', 'USPS'],
  ['ARX', 'Aramex'],
  ['SPL', 'SPL'],
  ['EGP', 'Egypt Post'],
  ['6A', 'La Poste'],
];

function carrierOf(code: string): string {
  return carriers.find(([prefix]) => code.startsWith(prefix))?.[1] ?? '';
}

/** The data tells what is left on the shelf; what the orders take is put there first. */
export async function moveStock(database: OwnerDb, derive: Derive, one: WorldOrder, sign: 1 | -1): Promise<void> {
  for (const { sku, quantity } of one.lines) {
    await database.execute(
      sql`update shop.variant set stock = stock + ${sign * quantity} where id = ${toUuid(variantIdOf(derive, sku))}::uuid`,
    );
  }
}
