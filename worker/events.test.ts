import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LetterBox, openLetterBox } from '@/db/testing/letter-box';
import { aTap } from '@/db/testing/orders';
import { endUndo } from '@/db/testing/paid-order';
import { aPayPalShopper } from '@/db/testing/paypal';
import { jsonOf, pageDocument } from '@/db/testing/property/statements';
import { differencesAtTheEnd } from '@/db/testing/provider-end';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing } from '@/db/testing/taps';
import { aPerson, ownerDb } from '@/db/testing/world';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { money } from '@/lib/kernel/money';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { readPayPalEvent } from '@/lib/platform/paypal-event';
import { readStripeEvent, stripe } from '@/lib/platform/stripe';
import { randomOf } from '../scripts/chaos/random.mjs';

// `npm run chaos -- --only webhooks --seed 7` sets both; without them a run is short and prints the seed it took.
const seed = Number(process.env.SOUK_RUN_SEED || Math.floor(Math.random() * 1_000_000));
const wanted = Number(process.env.SOUK_RUN_EVENTS || 300);
const random = randomOf(seed);
const chance = (share: number) => random() < share;
const perBatch = Math.min(24, Math.ceil(wanted / 25));
const atOnce = 8;

let box: LetterBox;
let sandbox: TestSandbox;
let shop: Awaited<ReturnType<typeof aThing>>;
const cards: { customer: string; method: string }[] = [];
let payPalShopper: Awaited<ReturnType<typeof aPayPalShopper>>;

beforeAll(async () => {
  box = await openLetterBox();
  sandbox = await startTestSandbox();
  shop = await aThing(1_000_000);
  // Pays, is declined, asks for 3-D Secure.
  for (const method of ['pm_card_visa', 'pm_card_chargeCustomerFail', 'pm_card_authenticationRequired']) {
    const customer = (await stripe().customers.create({})).id;
    cards.push({ customer, method: (await stripe().paymentMethods.attach(method, { customer })).id });
  }
  payPalShopper = await aPayPalShopper(await aPerson());
  // Every step an attempt, an order or a refund ever takes, for whoever asks afterwards whether one went back.
  await ownerDb().execute(
    sql.raw(`
    create table public.step (id uuid, what text, was text, became text);
    create function public.note_step() returns trigger language plpgsql security definer as $$
      begin insert into public.step values (new.id, tg_table_name, old.state, new.state); return null; end $$;
    create trigger note after update of state on money.attempt for each row when (old.state <> new.state) execute function public.note_step();
    create trigger note after update of state on money."order" for each row when (old.state <> new.state) execute function public.note_step();
    create trigger note after update of state on money.refund for each row when (old.state <> new.state) execute function public.note_step()`),
  );
});
afterAll(async () => {
  await sandbox.stop();
  box.close();
});

type Purchase = {
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  orderId: Id<'order'>;
  record: () => Promise<void>;
};
const total = 4620n;

/** A hold whose answer nobody heard: only events can tell. The order may be written before the provider is asked, or long after. */
async function anUnheardPurchase(): Promise<Purchase> {
  const attemptId = newId('attempt');
  const purchaseId = newId('purchase');
  const orderId = newId('order');
  const card = cards[chance(0.8) ? 0 : chance(0.5) ? 1 : 2] ?? { customer: '', method: '' };
  const thing = { page: toUuid(shop.pageId), product: toUuid(shop.productId), variant: toUuid(shop.variantId) };
  const rest = { state: 'pending', refunded: 0n, returned: 0, refunds: [], settlement: null, disputed: null };
  const order = {
    id: toUuid(orderId),
    shop: { ...thing, currency: 'USD' as const, unit: 4120n, stock: 0 },
    units: 1,
    total,
    ...rest,
  };
  const document = pageDocument({
    ...{ id: toUuid(purchaseId), attempt: toUuid(attemptId), owner: `guest:${randomBytes(32).toString('hex')}` },
    ...{
      provider: 'stripe',
      delayed: false,
      orders: [order],
      state: 'pending',
      units: 'held',
      undoOver: false,
      lapses: false,
      dispute: null,
    },
  });
  const record = async () => {
    await ownerDb().execute(sql.raw(`select money.place(${jsonOf(document)})`));
  };
  if (chance(0.6)) await record();
  const asked = {
    attemptId,
    purchaseId,
    ...card,
    amount: money(total, 'USD'),
    returnUrl: 'http://localhost:3000/back',
    delayed: false,
  };
  await paymentGateway('stripe').authorize(asked);
  return { attemptId, purchaseId, orderId, record };
}

/** A tap with PayPal, whose answer the checkout heard or, with this fault, did not. */
async function aPayPalPurchase(): Promise<Purchase> {
  const unheard = chance(0.5);
  const match = { method: 'POST', path: '/paypal/v2/checkout/orders*' };
  if (unheard) await faults('POST', { match, action: 'error500_after', times: null });
  const tap = aTap(payPalShopper, shop.variantId);
  const placed = await placeOrder(payPalShopper.actor, tap, { network: 'test' });
  if (unheard) await faults('DELETE');
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId } = placed.value;
  const [row] = await ownerDb().execute<{ attempt: string; order: string }>(sql`
    select a.id as attempt, o.id as "order" from money.attempt a join money."order" o on o.purchase_id = a.purchase_id
    where a.purchase_id = ${toUuid(purchaseId)}::uuid`);
  if (!row) throw new Error('no order');
  const ids = { attemptId: fromUuid('attempt', row.attempt), orderId: fromUuid('order', row.order) };
  return { ...ids, purchaseId, record: async () => undefined };
}

const faults = (method: 'POST' | 'DELETE', fault?: object) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, { method, ...(fault ? { body: JSON.stringify(fault) } : {}) });

const shuffled = <One>(all: readonly One[]) =>
  all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);

/** Signed as the provider would sign it today: what is repeated late is as fresh as any other. */
async function receive({ provider, body, headers }: LetterBox['letters'][number]): Promise<string> {
  if (provider === 'paypal') {
    const event = await readPayPalEvent(body, headers);
    if (!event) throw new Error('a letter of PayPal was refused');
    await receiveEvent({ provider, ...event });
    return event.id;
  }
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? '';
  const event = readStripeEvent(body, new Stripe('sk').webhooks.generateTestHeaderString({ payload: body, secret }));
  if (!event) throw new Error('a letter of Stripe was refused');
  await receiveEvent({ provider, ...event });
  return event.id;
}

let delivered = 0;
/** Events whose work failed, as the queue would keep them. */
const waiting = new Set<string>();

async function deliver(letters: readonly LetterBox['letters'][number][]): Promise<void> {
  await inLanes(letters, atOnce, async (letter) => {
    delivered++;
    const id = await receive(letter);
    await work(id);
  });
}

async function work(id: string): Promise<void> {
  await handleEvent(id).then(
    () => waiting.delete(id),
    () => waiting.add(id),
  );
}

/** The letters of the last moment, once nothing more comes. */
async function lettersSoFar(): Promise<LetterBox['letters']> {
  for (let before = -1; before !== box.letters.length; ) {
    before = box.letters.length;
    await pause(150);
  }
  return box.letters.splice(0);
}

/** What happens to a purchase that is held: nothing, undone, taken, given back in part. */
async function goOn({ attemptId, purchaseId, orderId }: Purchase): Promise<void> {
  const [row] = await ownerDb().execute<{ state: string; owner: string }>(
    sql`select state, owner from money.attempt where id = ${toUuid(attemptId)}::uuid`,
  );
  if (row?.state !== 'authorized' || chance(0.2)) return;
  if (chance(0.2) && row.owner.startsWith('person:')) {
    await undoPurchase(payPalShopper.actor, purchaseId);
    return;
  }
  await endUndo(purchaseId);
  await captureAttempt(attemptId);
  if (chance(0.4)) {
    const amount = money(chance(0.5) ? total : 1000n, 'USD');
    await refundOrder(shop.seller, { orderId, key: `refund-${randomBytes(8).toString('hex')}`, reason: '', amount });
  }
}

async function batch(earlier: LetterBox['letters']): Promise<Purchase[]> {
  const purchases: Purchase[] = [];
  for (let count = 0; count < perBatch; count++) {
    purchases.push(chance(0.25) ? await aPayPalPurchase() : await anUnheardPurchase());
  }
  const repeated = (letters: LetterBox['letters'], most: number) =>
    letters.flatMap((letter) => Array.from({ length: 1 + Math.floor(random() * most) }, () => letter));
  const first = await lettersSoFar();
  // Half of them before the orders are written that come late.
  const early = first.filter(() => chance(0.7));
  await deliver(shuffled([...repeated(early, 4), ...shuffled(earlier).slice(0, 20)]));
  for (const purchase of purchases) await purchase.record();
  await deliver(shuffled(repeated(first, 4)));
  for (const id of [...waiting]) await work(id);
  await inLanes(purchases, 4, goOn);
  const second = await lettersSoFar();
  await deliver(shuffled([...repeated(first, 3), ...repeated(second, 5)]));
  for (const id of [...waiting]) await work(id);
  earlier.push(
    ...first.filter(({ provider }) => provider === 'stripe'),
    ...second.filter(({ provider }) => provider === 'stripe'),
  );
  return purchases;
}

/** How far a state is along its road; nobody knows and the bank asks are as far as each other. */
const rank: Record<string, number> = {
  ...{ pending: 0, action: 1, unknown: 1, authorized: 2, capturing: 3, paid: 3, captured: 4, partially_refunded: 4 },
  ...{ declined: 5, failed: 5, voiding: 5, canceled: 5, expired: 5, succeeded: 5, refunded: 5, voided: 6 },
};
const over = ['captured', 'declined', 'voided', 'refunded', 'canceled', 'failed', 'expired', 'succeeded'];

test('events twice, shuffled, late and before their order end where the provider stands, and nothing goes back', async () => {
  const earlier: LetterBox['letters'] = [];
  const purchases: Purchase[] = [];
  while (delivered < wanted) purchases.push(...(await batch(earlier)));
  process.stdout.write(`  webhooks: seed ${seed}, ${delivered} events about ${purchases.length} purchases\n`);
  expect(
    await differencesAtTheEnd(
      sandbox.origin,
      purchases.map(({ attemptId }) => attemptId),
    ),
    `seed ${seed}`,
  ).toEqual([]);
  expect([...waiting], `seed ${seed}: events that are never done`).toEqual([]);
  const steps = await ownerDb().execute<{ id: string; what: string; was: string; became: string }>(
    sql.raw('select * from public.step'),
  );
  const back = [...steps].filter(({ was, became }) => over.includes(was) || (rank[became] ?? -1) < (rank[was] ?? 99));
  expect(back, `seed ${seed}: steps back`).toEqual([]);
  expect(steps.length).toBeGreaterThan(purchases.length);
}, 1_800_000);
