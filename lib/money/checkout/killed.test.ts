import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDiscount } from '@/db/testing/discounts';
import { aDoorZone } from '@/db/testing/door-zone';
import { aTap } from '@/db/testing/orders';
import { anAuthorizedOrder, endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import type { TapOrder } from '@/db/testing/tapper';
import { type Death, openTapper } from '@/db/testing/until-death';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { judge } from '../../../scripts/chaos/judge.mjs';
import { atDoor } from './model';
import { placeOrder } from './place-order';
import { sweep } from './sweep';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

type Told = { ok?: boolean; value?: { orderId: string; state: string } };

/** Runs the program and kills it as asked. Answers what it still could say, and whether it was killed. */
async function runUntilDeath(order: TapOrder, death: Death): Promise<{ told: Told | null; killed: boolean }> {
  const { told, killed } = await tapper.run(order, death);
  return { told: typeof told === 'object' ? told : null, killed };
}

/** Lets the ten seconds be over that the sweeper leaves an attempt to whoever began it, and sweeps. */
async function sweepLater(): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.execute(sql`update money.attempt set updated_at = updated_at - interval '11 seconds'`);
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  await sweep();
}

async function found(told: { authorized: string[]; taps: number }) {
  const { data } = await (await fetch(`${sandbox.origin}/_sandbox/charges`)).json();
  const rows = await ownerDb().execute<{ id: string; state: string; order: string; orderState: string }>(sql`
    select a.id, a.state, o.id as "order", o.state as "orderState" from money.attempt a join money."order" o on o.purchase_id = a.purchase_id`);
  const attempts = [...rows].map(({ id, state, order, orderState }) => ({
    ...{ id: fromUuid('attempt', id), state, orders: [{ id: fromUuid('order', order), state: orderState }] },
  }));
  const goods = await ownerDb().execute<{ variant: string; left: number; sold: number }>(sql`
    select v.id as variant, v.stock as left, coalesce((select sum(l.quantity) from money.order_line l join money."order" o on o.id = l.order_id
      where l.variant_id = v.id and o.state in ('authorized', 'paid')), 0)::int as sold from shop.variant v`);
  const stock = [...goods].map((one) => ({ ...one, first: 5 }));
  return { charges: data, attempts, told: { ...told, placed: [] }, stock };
}

const points: [string, Death][] = [
  ['before its order is written', { text: 'money.place(', when: 'before' }],
  ['when its order is written and nobody knows', { text: 'money.place(', when: 'after' }],
  ['when the money is held and nothing says so', { text: 'money.authorized(', when: 'before' }],
  ['in the commit that says the money is held', { text: 'money.authorized(', when: 'after' }],
];
const captures: [string, Death][] = [
  ['when the money is taken and nothing says so', { text: 'money.captured(', when: 'before' }],
  ['in the commit that says the money is taken', { text: 'money.captured(', when: 'after' }],
];

test('a program killed at any point loses no order that was told, and leaves no charge without its order and no discount counted without one', async () => {
  const shop = await aShop({ stocks: [5, 5, 5, 5, 5, 5, 5] });
  const discountId = await aDiscount(shop.pageId);
  const told: { authorized: string[]; taps: number } = { authorized: [], taps: 0 };
  const anytime: [string, Death][] = [250, 500].map((afterMs) => [`after ${afterMs} ms`, { afterMs }]);
  for (const [index, [name, death]] of [...points, ...anytime].entries()) {
    const buyer = await aShopper(await aPerson());
    const variantId = shop.variants[index % shop.variants.length];
    if (!variantId) throw new Error('no goods');
    told.taps++;
    const { told: heard, killed } = await runUntilDeath(
      { kind: 'tap', actor: buyer.actor, input: aTap(buyer, variantId) },
      death,
    );
    if ('text' in death) expect(killed, name).toBe(true);
    if (heard?.ok && heard.value?.state === 'authorized') told.authorized.push(heard.value.orderId);
  }
  for (const [name, death] of captures) {
    const { attemptId, purchaseId, orderId } = await anAuthorizedOrder();
    told.taps++;
    told.authorized.push(orderId);
    await endUndo(purchaseId);
    expect((await runUntilDeath({ kind: 'capture', attemptId }, death)).killed, name).toBe(true);
  }
  await sweepLater();
  expect(judge(await found(told))).toEqual([]);
  const [counted] = await ownerDb().execute<{ uses: number; standing: number }>(sql`
    select uses, (select count(*)::int from money."order" o where o.page_id = d.page_id and o.state in ('authorized', 'paid')) as standing
    from shop.discount d where id = ${toUuid(discountId)}::uuid`);
  expect(counted?.uses).toBe(counted?.standing);
  expect(counted?.uses).toBeGreaterThan(0);
  await sweepLater();
  expect((await proveBooks()).differences).toEqual([]);
}, 120_000);

test('a purchase that is paid at the door is there whole or not at all, wherever the program dies', async () => {
  const shop = await aShop({ priceMinor: 2_000n, deliveryMinor: 0n, stocks: [5] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  await aDoorZone(shop);
  for (const when of ['before', 'after'] as const) {
    const buyer = await aShopper(await aPerson());
    const input = { ...aTap(buyer, variantId, { expectedMinor: '2800' }), methodId: atDoor } as const;
    const { killed } = await runUntilDeath({ kind: 'tap', actor: buyer.actor, input }, { text: 'money.place(', when });
    expect(killed).toBe(true);
    await sweepLater();
    const rows = await ownerDb().execute<{ state: string; attempt: string; stock: number }>(sql`
      select o.state, a.state as attempt, v.stock from shop.variant v
      left join money."order" o on o.page_id = v.page_id left join money.attempt a on a.purchase_id = o.purchase_id
      where v.id = ${toUuid(variantId)}::uuid`);
    expect([...rows]).toEqual(
      when === 'before' ? [{ state: null, attempt: null, stock: 5 }] : [{ state: 'due', attempt: 'agreed', stock: 4 }],
    );
    // The same tap, sent again by whoever never heard: the order that is there, or the first one.
    if (when === 'after') expect(await placeOrder(buyer.actor, input, { network: 'test' })).toMatchObject({ ok: true });
  }
  expect((await proveBooks()).differences).toEqual([]);
}, 60_000);
