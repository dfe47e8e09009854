import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { aPayApiServer } from '@/db/testing/pay-api';
import { aMerchant, approvedElsewhere, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSiteServer } from '@/db/testing/site-server';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { tellSites } from '@/lib/money/button/events/tell-sites';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';

const folder = import.meta.dirname;
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
/** Clean clones have no PHP: what needs one is left out there, and `npm run test:platforms` asks for it. */
const hasPhp = spawnSync('php', ['-v']).status === 0;

test('the plug-in says one version and one licence, and every word of it is in Arabic too', () => {
  const { version, license } = JSON.parse(read('composer.json'));
  expect(read('souk-pay.php')).toContain(` * Version: ${version}\n`);
  expect(read('souk-pay.php')).toContain(` * License: ${license}\n`);
  const files = ['souk-pay.php', ...readdirSync(path.join(folder, 'includes')).map((file) => `includes/${file}`)];
  const words = files.flatMap((file) =>
    [...read(file).matchAll(/__\( '([^']*)', 'souk-pay' \)/g)].map(([, word]) => word),
  );
  const known = new Map(
    [...read('languages/souk-pay-ar.po').matchAll(/msgid "(.+)"\nmsgstr "(.*)"/g)].map(([, en, ar]) => [en, ar]),
  );
  expect(words.length).toBeGreaterThan(25);
  expect(words.filter((word) => !/[\u0600-\u06ff]/.test(known.get(word) ?? ''))).toEqual([]);
  expect([...known.keys()].filter((word) => !words.includes(word))).toEqual([]);
});

test('no file can be opened by itself, and none is longer than three hundred lines', () => {
  for (const file of readdirSync(path.join(folder, 'includes'))) {
    expect(read(`includes/${file}`), file).toContain("defined( 'ABSPATH' ) || exit;");
    expect(read(`includes/${file}`).split('\n').length, file).toBeLessThan(300);
  }
});

describe.skipIf(!hasPhp)('with the PHP of this machine (needs php-cli)', () => {
  let sandbox: TestSandbox;
  let souk: Awaited<ReturnType<typeof aPayApiServer>>;
  let site: Awaited<ReturnType<typeof aSiteServer>>;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    souk = await aPayApiServer();
    site = await aSiteServer();
  });
  afterAll(async () => {
    await Promise.all([sandbox.stop(), souk.stop(), site.stop()]);
  });

  const lamp = {
    ...{ key: 'a1', currency: 'USD', total: '46.20', shipping: '6.20', tax: '0' },
    items: [{ name: 'Lamp', quantity: 1, total: '40' }],
  };

  /** A shop with the plug-in, whose steps are requests: each is a process of its own. */
  async function aWooShop(capture: 'automatic' | 'manual' = 'automatic') {
    const merchant = await aMerchant();
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'souk-woo-')), 'shop.json');
    const step = (name: string, more: object = {}) =>
      new Promise<Said>((resolve, reject) => {
        const php = spawn('php', [
          '-d',
          'display_errors=stderr',
          '-d',
          'error_reporting=-1',
          path.join(folder, 'tests/step.php'),
        ]);
        let [out, wrong] = ['', ''];
        php.stdout.on('data', (text) => (out += text));
        php.stderr.on('data', (text) => (wrong += text));
        php.on('close', () => (wrong || !out ? reject(new Error(wrong || 'said nothing')) : resolve(JSON.parse(out))));
        php.stdin.end(JSON.stringify({ file, step: name, id: 7, ...more }));
      });
    const settings = { enabled: 'yes', souk: souk.url, mode: 'test', test_key: merchant.secret, capture };
    const set = (more: object = {}) => step('settings', { settings: { ...settings, ...more }, back: '/back' });
    await step('order', { order: lamp });
    return { merchant, step, set };
  }

  type Said = {
    answer: { result: string; redirect: string } & (boolean | string);
    order: { status?: string; paid?: number; completions?: number; notes?: string[]; meta: Record<string, string> };
    refunds: number[];
    to: string | null;
    status: number;
    notices: [string, string][];
    errors: string[];
    emptied: boolean;
  };
  type Woo = Awaited<ReturnType<typeof aWooShop>>;

  /** She places the order, pays in the window of Souk, and has the query she comes back with. */
  async function paysAtSouk({ step }: Woo) {
    const { answer } = await step('pay');
    const window = new URL(answer.redirect);
    const handed = new URLSearchParams(window.hash.slice(1));
    expect(window.pathname).toBe('/pay/redirect');
    const clientToken = handed.get('token') ?? '';
    const shown = await presentPayOrder({ clientToken, origin: null, challenge: handed.get('challenge') });
    if (!shown.ok) throw new Error(shown.code);
    const order = shown.value.order.id;
    const buyer = await aShopper(await aPerson());
    const paid = await approvedElsewhere(buyer, order);
    const url = new URL(shown.value.order.returnUrl ?? '');
    const query = { ...Object.fromEntries(url.searchParams), order, code: paid.code, state: handed.get('state') };
    return { ...paid, buyer, order, query };
  }

  async function moneyIsTaken(purchaseId: Id<'purchase'>) {
    const past = sql`clock_timestamp() - interval '20 seconds'`;
    await ownerDb().update(attempt).set({ undoUntil: past }).where(eq(attempt.purchaseId, purchaseId));
    const [held] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
    if (held) await captureAttempt(held.id);
  }

  /** What Souk told the site since it was asked last, newest first. */
  async function messages() {
    await tellSites();
    return site.received
      .splice(0)
      .map(({ headers, body }) => ({ headers, body, type: JSON.parse(body).type as string }));
  }

  test('every file is PHP, and the promises that need no Souk are kept', () => {
    expect(execFileSync('node', [path.join(folder, 'test.mjs')], { encoding: 'utf8' })).toMatch(
      /[6-9]\d promises kept/,
    );
  });

  test('an order is paid at Souk, held, taken, refunded in part; what is asked is as the API describes', async () => {
    const woo = await aWooShop();
    await woo.set();
    const paid = await paysAtSouk(woo);
    const back = await woo.step('back', { query: paid.query });
    expect(back).toMatchObject({
      to: `${merchantOrigin}/checkout/order-received/7/`,
      emptied: true,
      order: { status: 'on-hold' },
    });
    // Whoever places the order again is shown that it is paid.
    expect((await woo.step('pay')).answer).toEqual({ result: 'success', redirect: back.to });
    await moneyIsTaken(paid.purchaseId);
    expect((await woo.step('moment')).order).toMatchObject({ status: 'processing', completions: 1 });
    expect((await woo.step('refund', { amount: '10.00', lost: true })).answer).toBe(true);
    expect((await woo.step('refund', { amount: '10.00' })).answer).toBe(true);
    expect((await woo.step('refund', { amount: '10.00' })).answer).toBe(true);
    expect((await woo.step('refund', { amount: '26.21' })).answer).toMatch(/^Souk did not refund/);
    expect((await woo.step('refund', { amount: '26.20' })).refunds).toEqual([10, 10, 26.2]);
    // What its owner says of an order that is paid stands.
    await woo.step('status', { status: 'on-hold' });
    expect((await woo.step('read')).order).toMatchObject({ status: 'on-hold', completions: 1 });
    expect(souk.faults).toEqual([]);
  });

  test('a message finishes what the browser did not, once; a forged one does nothing; what was refunded at Souk is written down', async () => {
    const woo = await aWooShop();
    await woo.set();
    // The address of the shop is not one that can be reached here: the messages are taken by the test's own.
    const hook = await fetch(`${souk.url}/pay/v1/webhook_endpoints`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${woo.merchant.secret}`,
        'idempotency-key': 'hook',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ url: site.url }),
    });
    const { secret } = await hook.json();
    const paid = await paysAtSouk(woo);
    await woo.step('back', { query: paid.query });
    await moneyIsTaken(paid.purchaseId);
    const captured = (await messages()).find(({ type }) => type === 'payment.captured');
    const hear = (more: object = {}) => woo.step('hook', { ...captured, ...more });
    expect((await hear()).status).toBe(401);
    await woo.step('option', { name: 'souk_pay_hook_test', value: secret });
    expect((await hear({ body: `${captured?.body} ` })).status).toBe(401);
    expect((await woo.step('nothing')).order.status).toBe('on-hold');
    expect((await hear()).status).toBe(200);
    expect(await hear()).toMatchObject({ status: 200, order: { status: 'processing', completions: 1 } });
    await fetch(`${souk.url}/pay/v1/orders/${paid.order}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${woo.merchant.secret}`,
        'idempotency-key': 'r',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ amount: 1000 }),
    });
    const refunded = (await messages()).find(({ type }) => type === 'payment.refunded');
    expect((await woo.step('hook', { ...refunded })).refunds).toEqual([10]);
    expect((await woo.step('hook', { ...refunded })).refunds).toEqual([10]);
  });

  test('with capture by hand the money is taken when the order is processed, and let go when it is canceled', async () => {
    const woo = await aWooShop('manual');
    await woo.set();
    const paid = await paysAtSouk(woo);
    await woo.step('back', { query: paid.query });
    expect((await woo.step('moment')).order.meta._souk_pay_captured).toBeUndefined();
    await woo.step('status', { status: 'processing' });
    await moneyIsTaken(paid.purchaseId);
    expect((await woo.step('read')).order).toMatchObject({ status: 'processing', meta: { _souk_pay_captured: '1' } });
    const other = await aWooShop('manual');
    await other.set();
    const held = await paysAtSouk(other);
    await other.step('back', { query: held.query });
    await other.step('status', { status: 'cancelled' });
    const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, held.purchaseId));
    expect(row?.state).toBe('voided');
  });

  test('what the shopper undoes fails the order, and it can be paid again under another order of Souk', async () => {
    const woo = await aWooShop();
    await woo.set();
    const paid = await paysAtSouk(woo);
    await woo.step('back', { query: paid.query });
    expect(await undoPurchase(paid.buyer.actor, paid.purchaseId)).toMatchObject({ ok: true });
    const { order } = await woo.step('read');
    expect(order).toMatchObject({ status: 'failed' });
    await woo.step('pay');
    expect((await woo.step('nothing')).order.meta._souk_pay_order).not.toBe(paid.order);
  });

  test('an order that is changed before it is paid is asked for anew, and the earlier one can no longer be paid', async () => {
    const woo = await aWooShop();
    await woo.set();
    await woo.step('order', { order: { ...lamp, total: '50.20', items: [{ name: 'Lamp', total: '44' }] } });
    const first = await woo.step('pay');
    expect((await woo.step('pay')).answer).toEqual(first.answer);
    await woo.step('order', { order: { ...lamp, meta: (await woo.step('nothing')).order.meta } });
    const second = await woo.step('pay');
    expect(second.answer.redirect).not.toBe(first.answer.redirect);
    const token = new URLSearchParams(new URL(first.answer.redirect).hash.slice(1));
    const shown = await presentPayOrder({
      clientToken: token.get('token') ?? '',
      origin: null,
      challenge: token.get('challenge'),
    });
    expect(shown).toMatchObject({ ok: true, value: { order: { state: 'canceled' } } });
    // Paid, but she came back without her code: the hold is let go before she is asked again.
    const paid = await paysAtSouk(woo);
    expect((await woo.step('pay')).answer.redirect).not.toBe(second.answer.redirect);
    const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, paid.purchaseId));
    expect(row?.state).toBe('voided');
  });

  test('a key that opens nothing is told where it is set, and a shopper is told that nothing was charged', async () => {
    const woo = await aWooShop();
    const said = await woo.set({ test_key: `sk_test_${'a'.repeat(43)}` });
    expect(said.errors[0]).toMatch(/^Souk did not take these settings/);
    expect(await woo.step('pay')).toMatchObject({
      answer: { result: 'failure' },
      notices: [['error', expect.stringContaining('Nothing was charged')]],
    });
  });
});
