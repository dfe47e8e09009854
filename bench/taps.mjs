/** Purchases per second through the pay button's own action, between the empty action and the bare transaction. */
import { randomUUID } from 'node:crypto';
import { waitUntil } from '../scripts/start/processes.mjs';
import { formsOf, Shopper } from './browserless.mjs';
import { load, send, steadily } from './load.mjs';
import { connectionsMs, processorMs } from './processes.mjs';
import { interleaved, ratio } from './rounds.mjs';

const each = (used, requests) => Math.round((used / Math.max(1, requests)) * 100) / 100;

/** Processor time so far: of the app, of Postgres without the provider's connections, and of the provider with them. */
function accounts({ pid, database, provider, providerRole }) {
  const providers = connectionsMs(database, providerRole);
  return {
    cpuMs: processorMs(pid),
    databaseMs: processorMs(database) - providers,
    providerMs: processorMs(provider) + providers,
  };
}

const payShot = (shopper, path, form) => shopper.dressed(shopper.call(path, form, { live: '1', seed: randomUUID() }));
const authorized = (answer) => answer.status === 200 && answer.body.includes('"state":"authorized"');

/** From tap to paid while taps come at a steady rate, each from another shopper than the last. */
function steadyTap(souk, shoppers, forms, paths, { perSecond, seconds }) {
  const pick = (index) => index % shoppers.length;
  const next = (index) => payShot(shoppers[pick(index)], paths[pick(index)], forms[pick(index)]);
  return () => steadily({ origin: souk.origin, perSecond, seconds, next, good: authorized });
}

/**
 * The pay button's request, under a key of its own each time: every one is a purchase. What the provider tells afterwards is
 * part of the processor's account, so it is waited for.
 */
function soukTap(souk, shoppers, forms, paths, { connections, seconds }) {
  return async () => {
    const before = accounts(souk);
    const next = (index) => payShot(shoppers[index], paths[index], forms[index]);
    const { requests, failed, perSecond, p50, p95 } = await load({
      ...{ origin: souk.origin, connections, seconds },
      next,
      good: authorized,
    });
    await quiet(souk.sandbox);
    const after = accounts(souk);
    const used = Object.fromEntries(
      Object.entries(after).map(([name, ms]) => [name, each(ms - before[name], requests)]),
    );
    return { perSecond, p50, p95, ...used, failed };
  };
}

async function emptyTap(empty, { connections, seconds }) {
  const shopper = new Shopper(empty.origin);
  const [form] = formsOf((await shopper.get('/action')).body);
  const shot = shopper.dressed(shopper.call('/action', form));
  const proof = await send(empty.origin, shot);
  if (!proof.body.includes('"ok":true')) throw new Error(`the empty action answered ${proof.status}`);
  return async () => {
    const before = processorMs(empty.pid);
    const { requests, failed, perSecond, p50, p95 } = await load({
      ...{ origin: empty.origin, connections, seconds },
      next: () => shot,
    });
    return { perSecond, p50, p95, cpuMs: each(processorMs(empty.pid) - before, requests), failed };
  };
}

/** The provider alone: the same hold that a tap asks for, through the SDK. */
function providerHold(stripe, people, { connections, seconds }) {
  return async () => {
    const times = [];
    const from = performance.now();
    const until = from + seconds * 1000;
    await Promise.all(
      people.slice(0, connections).map(async ({ customer, method }) => {
        while (performance.now() < until) {
          const at = performance.now();
          const given = { amount: 4620, currency: 'usd', customer, payment_method: method, confirm: true };
          const intent = await stripe.paymentIntents.create(
            { ...given, capture_method: 'manual', return_url: 'http://localhost/', metadata: {} },
            { idempotencyKey: randomUUID() },
          );
          times.push(performance.now() - at);
          await stripe.paymentIntents.cancel(intent.id);
        }
      }),
    );
    times.sort((one, other) => one - other);
    const at = (share) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
    return {
      perSecond: Math.round(times.length / ((performance.now() - from) / 1000)),
      p50: at(0.5),
      p95: at(0.95),
      failed: 0,
    };
  };
}

/** Until the provider has told everything it has to tell: else one run's webhooks are handled during the next. */
async function quiet(sandbox) {
  const waiting = async () => (await (await fetch(`${sandbox}/_sandbox/webhooks`)).json()).waiting;
  if (!(await waitUntil(async () => (await waiting()) === 0, 60_000, 100))) throw new Error('webhooks never end');
}

const formsFor = async (shoppers, paths) => {
  const forms = await Promise.all(shoppers.map((shopper, index) => shopper.payForm(paths[index])));
  if (forms.some((form) => !form)) throw new Error('a product without a pay button');
  return forms;
};

/**
 * Every shopper buys a thing of her own (`paths`); `hotProduct` is the most shoppers, all buying the first.
 * @returns {Promise<Record<string, unknown>>} one entry for each number of shoppers
 */
export async function measureTaps({ souk, empty, bare, stripe, people, shoppers, paths, rounds, seconds }) {
  const forms = await formsFor(shoppers, paths);
  const hotPaths = paths.map(() => paths[0]);
  const hotForms = await formsFor(shoppers, hotPaths);
  const holdThenQuiet = (run) => async () => {
    const result = await run();
    await quiet(souk.sandbox);
    return result;
  };
  const report = {};
  // The first hundreds compile, in the app and in each of its connections; they would all fall on the first figure.
  await soukTap(souk, shoppers, forms, paths, { connections: 8, seconds: 5 * seconds })();
  for (const connections of [1, 8, 32]) {
    const size = { connections, seconds };
    const runs = {
      sql: () => bare.measure(connections, seconds),
      emptyAction: await emptyTap(empty, size),
      provider: holdThenQuiet(providerHold(stripe, people, size)),
      oneTap: soukTap(souk, shoppers, forms, paths, size),
      ...(connections === 32 ? { hotProduct: soukTap(souk, shoppers, hotForms, hotPaths, size) } : {}),
    };
    const results = await interleaved(runs, rounds);
    report[`shoppers${connections}`] = {
      ...results,
      ofEmptyAction: ratio(results.oneTap.perSecond, results.emptyAction.perSecond),
      ofSql: ratio(results.oneTap.perSecond, results.sql.perSecond),
      ...(results.hotProduct ? { hotOfSpread: ratio(results.hotProduct.perSecond, results.oneTap.perSecond) } : {}),
      p50WithoutProvider: Math.round((results.oneTap.p50 - results.provider.p50) * 10) / 10,
    };
  }
  const steady = steadyTap(souk, shoppers, forms, paths, { perSecond: 20, seconds: 5 * seconds });
  report.twentyPerSecond = (await interleaved({ steady: holdThenQuiet(steady) }, rounds)).steady;
  return report;
}
