import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inSnapshot } from '@/db/client/money';
import { anAuthorizedOrder, aPaidOrder, endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPage, aProduct } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import type { DifferenceKind } from './model';
import { proveBooks } from './prove-books';
import { readDifferences } from './read-differences';
import { verifyBooks } from './verify-books';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const kinds = async () => (await proveBooks()).differences.map((one) => one.kind);

/** Plants a fault and asserts that the proof, silent about its kind before, names it now. */
async function expectFound(kind: DifferenceKind, plant: () => Promise<unknown>): Promise<void> {
  const before = (await kinds()).filter((one) => one === kind).length;
  await plant();
  expect((await kinds()).filter((one) => one === kind).length).toBeGreaterThan(before);
}

/** Behind every wall but row security: what a bug or a stranger in the database could do. */
const tamper = (statement: SQL) => ownerDb().execute(statement);

test('books of paid, undone, held and refunded orders are sound', async () => {
  const refunded = await aPaidOrder();
  await refundOrder(refunded.seller, {
    orderId: refunded.orderId,
    amount: money(1000n, 'USD'),
    reason: '',

    key: 'refund-key-0000001',
  });
  await aPaidOrder();
  await anAuthorizedOrder();
  const undone = await anAuthorizedOrder();
  await undoPurchase(undone.buyer, undone.purchaseId);
  const proof = await proveBooks();
  expect(proof.differences).toEqual([]);
  expect(proof).toMatchObject({
    sound: true,
    provider: { reachable: true, payments: 4 },
    orders: { partially_refunded: 1, paid: 1 },
  });
});

test('the rows say of every order what it is worth and which payment of the provider it is', async () => {
  const paid = await aPaidOrder();
  const lines: string[] = [];
  expect(await verifyBooks((line) => lines.push(line))).toBe(0);
  const books = JSON.parse(lines.join('\n'));
  const intent = await stripe().paymentIntents.retrieve(paid.intentId);
  const order = books.orders.find((one: { id: string }) => one.id === paid.orderId);
  const attempt = books.attempts.find((one: { id: string }) => one.id === paid.attemptId);
  expect(order).toMatchObject({
    state: 'paid',
    total: intent.amount_received,
    refunded: 0,
    purchase: attempt.purchase,
  });
  expect(attempt).toMatchObject({ state: 'captured', intent: paid.intentId, amount: intent.amount_received });
  expect(books.reservations.filter((one: { attempt: string }) => one.attempt === paid.attemptId)).toMatchObject([
    { state: 'sold' },
  ]);
  for (const { debits, credits } of books.ledger.sums) expect(debits).toBe(credits);
  expect(books.wallets).toHaveLength(books.counts.wallets.wallets);
  expect(lines.join('')).not.toMatch(/@|last4|line1/);
});

test('the summary has no rows', async () => {
  const lines: string[] = [];
  await verifyBooks((line) => lines.push(line), { summary: true });
  expect(Object.keys(JSON.parse(lines.join('\n')))).toEqual(['sound', 'at', 'differences', 'provider', 'counts']);
});

test('everything printed is of one moment, whatever is written while it is read', async () => {
  const paid = await aPaidOrder();
  const setRefunded = (amount: number) =>
    sql`update money."order" set refunded_minor = ${amount} where id = ${toUuid(paid.orderId)}::uuid`;
  const lines: string[] = [];
  let verifying: Promise<number> = Promise.resolve(1);
  await ownerDb().transaction(async (tx) => {
    // Half way through its lists the reader has to wait, and meanwhile one that it has not read yet changes.
    await tx.execute(sql`lock table money.wallet in access exclusive mode`);
    verifying = verifyBooks((line) => lines.push(line));
    await vi.waitFor(async () => {
      const waiting = await ownerDb().execute(
        sql`select 1 from pg_locks where not granted and relation = 'money.wallet'::regclass`,
      );
      expect(waiting).toHaveLength(1);
    });
    await tx.execute(setRefunded(700));
  });
  expect(await verifying).toBe(0);
  const { orders } = JSON.parse(lines.join('\n'));
  expect(orders.find((one: { id: string }) => one.id === paid.orderId)).toMatchObject({ refunded: 0 });
  expect((await proveBooks()).differences).not.toEqual([]);
  await tamper(setRefunded(0));
});

test('what is bought while the provider is being read is no fault, on whichever side it is seen', async () => {
  const gateway = paymentGateway('stripe');
  const list = gateway.listCharges.bind(gateway);
  const reading = vi.spyOn(gateway, 'listCharges').mockImplementation(async function* () {
    await aPaidOrder();
    yield* list([]);
    await aPaidOrder();
    await anAuthorizedOrder();
  });
  expect((await proveBooks()).differences).toEqual([]);
  reading.mockRestore();
});

test('what moves while the provider is being read is not judged', async () => {
  const held = await anAuthorizedOrder();
  await endUndo(held.purchaseId);
  const gateway = paymentGateway('stripe');
  const list = gateway.listCharges.bind(gateway);
  const reading = vi.spyOn(gateway, 'listCharges').mockImplementation(async function* () {
    yield* list([]);
    await captureAttempt(held.attemptId);
  });
  const during = await proveBooks();
  reading.mockRestore();
  expect(during.differences).toEqual([]);
  expect((await proveBooks()).differences).toEqual([]);
});

test('a charge whose order was lost is found', async () => {
  await expectFound('charge_without_order', async () => {
    const order = await aPaidOrder();
    await stripe().paymentIntents.create(
      { ...(await sameCard(order.intentId)), metadata: { attempt_id: newId('attempt') } },
      { idempotencyKey: newId('attempt') },
    );
  });
});

test('a payment captured twice is found', async () => {
  await expectFound('double_capture', async () => {
    const order = await aPaidOrder();
    const second = await stripe().paymentIntents.create({
      ...(await sameCard(order.intentId)),
      metadata: { attempt_id: order.attemptId },
    });
    await stripe().paymentIntents.capture(second.id);
  });
});

test('a refund the books do not know, and one the provider does not know, are found', async () => {
  await expectFound('refund_mismatch', async () => {
    const order = await aPaidOrder();
    await stripe().refunds.create({ payment_intent: order.intentId, amount: 500 });
  });
  await expectFound('refund_mismatch', async () => {
    const order = await aPaidOrder();
    await tamper(sql`update money."order" set refunded_minor = 700 where id = ${toUuid(order.orderId)}::uuid`);
  });
});

test('stock that its moves and orders do not make is found', async () => {
  await expectFound('stock_mismatch', async () => {
    const { id } = await aPage();
    const { variants } = await aProduct(id, { variants: [{ stock: 5 }] });
    const [variant = newId('variant')] = variants;
    await tamper(sql`update shop.stock_move set units = units + 1 where variant_id = ${toUuid(variant)}::uuid`);
  });
});

test('one unit off is found, in the money of an order and in the goods it sold', async () => {
  await expectFound('order_lines', async () => {
    const order = await aPaidOrder();
    await tamper(
      sql`update money.order_line set amount_minor = amount_minor + 1 where order_id = ${toUuid(order.orderId)}::uuid and kind = 'goods'`,
    );
  });
  await expectFound('reservation_mismatch', async () => {
    const order = await aPaidOrder();
    await tamper(
      sql`update shop.reservation set quantity = quantity + 1 where attempt_id = ${toUuid(order.attemptId)}::uuid`,
    );
  });
});

test('an order that says paid without its posting, and a capture we never heard of, are found', async () => {
  await expectFound('order_without_posting', async () => {
    const order = await anAuthorizedOrder();
    await tamper(sql`update money."order" set state = 'paid' where id = ${toUuid(order.orderId)}::uuid`);
  });
  await expectFound('order_without_charge', async () => {
    const order = await anAuthorizedOrder();
    await stripe().paymentIntents.cancel(order.intentId);
    await tamper(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tamper(
      sql`update money.attempt set updated_at = now() - interval '5 minutes' where id = ${toUuid(order.attemptId)}::uuid`,
    );
    await tamper(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
});

test('an unreachable provider proves nothing', async () => {
  await sandbox.stop();
  expect(await proveBooks()).toMatchObject({ sound: false, provider: { reachable: false } });
}, 60_000);

async function sameCard(intentId: string) {
  const intent = await stripe().paymentIntents.retrieve(intentId);
  return {
    ...{ amount: intent.amount, currency: intent.currency, confirm: true, capture_method: 'manual' as const },
    return_url: 'http://localhost/',
    ...{ customer: String(intent.customer), payment_method: String(intent.payment_method) },
  };
}

test('however small the parts in which large books are proven, they find what one statement finds', async () => {
  const found = sql`select kind, subject, expected, found from money.book_differences()
    union all select kind, subject, expected, found from shop.stock_differences()`;
  const whole = await ownerDb().execute<{ kind: string }>(found);
  expect(new Set(whole.map((one) => one.kind)).size).toBeGreaterThan(5);
  const sorted = (rows: readonly object[]) => rows.map((one) => JSON.stringify(one)).sort();
  for (const size of [1, 3]) {
    const parts = await inSnapshot({ kind: 'system', name: 'proof', locale: 'en' }, (tx) => readDifferences(tx, size));
    expect(sorted(parts)).toEqual(sorted(whole));
  }
});
