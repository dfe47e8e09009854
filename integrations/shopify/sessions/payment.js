import { createHash, randomBytes } from 'node:crypto';
import { toMinor } from '../money.js';
import { refusalOf, soukOf } from '../souk.js';
import { decide, pending, rejected, resolved, tell } from '../verdict.js';

/** Days a card holds money for a merchant who takes it later. */
const holdDays = 7;

/** Milliseconds in which a shopper may undo, counted from the completion: hers began before it. */
const undoMs = 10_000;

/**
 * Begins a payment session: writes an order at Souk and answers where the buyer is sent. The same id is the same session, whatever comes
 * with it. The verifier is kept before Souk hears of its digest, so that a kill between the two loses nothing.
 */
export async function beginPayment(app, shop, body) {
  const name = `payment:${shop}:${body.id}`;
  return app.alone(name, async () => {
    const souk = soukOf(app, shop);
    if (!souk) return { status: 403, problem: 'this shop has not set up the app' };
    const record = app.store.get(name) ?? readPayment(shop, body);
    if (record.problem) return { status: 422, problem: record.problem };
    // A test session must not take real money, nor a real one play.
    if (record.test !== app.store.get(`shop:${shop}`).soukKey.startsWith('sk_test_'))
      return {
        status: 422,
        problem: record.test ? 'the key of this shop is live' : 'the key of this shop is a test key',
      };
    if (!record.order) {
      if (!app.store.get(name)) await app.store.put(name, record);
      try {
        await writeOrder(app, souk, name, record);
      } catch (error) {
        if (!refusalOf(error)) throw error;
        return { status: 422, problem: error.message };
      }
    }
    return { status: 200, body: { redirect_url: `${app.origin}/pay/${record.state}` } };
  });
}

async function writeOrder(app, souk, name, record) {
  const order = await souk.createOrder(orderOf(app, record), { idempotencyKey: `payment-${record.id}` });
  await app.store.put(`back:${record.state}`, name);
  await app.store.put(`order:${record.shop}:${order.id}`, name);
  await app.store.put(name, { ...record, order: order.id, clientToken: order.client_token });
}

function readPayment(shop, { id, gid, group, amount, currency, test, kind, payment_method, customer }) {
  const minor = toMinor(amount, currency);
  if (typeof id !== 'string' || typeof gid !== 'string' || !/^gid:\/\//.test(gid))
    return { problem: 'id and gid are missing' };
  if (!minor) return { problem: 'amount or currency is wrong' };
  if (kind !== 'sale' && kind !== 'authorization') return { problem: 'kind is neither sale nor authorization' };
  const cancelUrl = payment_method?.data?.cancel_url;
  if (typeof cancelUrl !== 'string' || !/^https:\/\//.test(cancelUrl)) return { problem: 'cancel_url is missing' };
  const secret = () => randomBytes(32).toString('base64url');
  return {
    ...{ shop, id, gid, group: group ?? id, minor, currency, kind, cancelUrl, test: test === true },
    ...{ arabic: /^ar\b/i.test(customer?.locale ?? ''), verifier: secret(), state: secret() },
  };
}

/** The challenge of a verifier, S256. */
export const challengeOf = (verifier) => createHash('sha256').update(verifier).digest('base64url');

function orderOf(app, { shop, id, gid, minor, currency, kind, verifier, state, arabic }) {
  return {
    ...{ amount: minor, currency, merchant_ref: id.slice(0, 100) },
    items: [{ title: arabic ? `طلب من ${shop}` : `Order at ${shop}`, quantity: 1, unit_amount: minor }],
    ...{ origin: app.origin, return_url: `${app.origin}/back`, cancel_url: `${app.origin}/back?left=1&state=${state}` },
    capture_method: kind === 'sale' ? 'automatic' : 'manual',
    challenge: challengeOf(verifier),
    metadata: { shopify_shop: shop, shopify_gid: gid.slice(0, 500) },
  };
}

/** Whether another session of the same checkout is paid: the buyer pays an order once, however often she began. */
function paidInGroup(app, { shop, group, id }) {
  return app.store.names(`payment:${shop}:`).some((name) => {
    const other = app.store.get(name);
    return other.group === group && other.id !== id && other.completedAt && other.verdict?.verb !== 'Reject';
  });
}

/**
 * Brings a payment as far as it can be brought: completes it by the code the buyer brought, asks Souk how it stands, decides, tells
 * Shopify. Called by her return, by Souk's messages and by the sweep; doing it twice is fine.
 */
export async function advancePayment(app, name, code) {
  const { shop, group } = app.store.get(name);
  // One at a time of a checkout: two windows of the same buyer do not both complete.
  return app.alone(`group:${shop}:${group}`, async () => {
    let record = app.store.get(name);
    if (!record.order || record.verdict?.final) return tell(app, name);
    const souk = soukOf(app, record.shop);
    if (code && !record.completedAt && code !== record.code) {
      record = { ...record, code };
      await app.store.put(name, record);
    }
    try {
      if (record.code && !record.completedAt) record = await complete(app, souk, name, record);
      const order = await souk.getOrder(record.order);
      const verdict = verdictOf(app, record, order);
      if (verdict) await decide(app, name, verdict);
    } catch (error) {
      // Souk is asked again by the sweep.
      console.error(`${name}: ${error.message}`);
    }
    return tell(app, name);
  });
}

async function complete(app, souk, name, record) {
  if (paidInGroup(app, record)) {
    await souk.cancelOrder(record.order, { idempotencyKey: `twice-${record.id}` });
    return record;
  }
  const proof = { approval_code: record.code, verifier: record.verifier };
  try {
    const done = await souk.completeOrder(record.order, proof, { idempotencyKey: `complete-${record.code}` });
    const completed = { ...record, completedAt: Date.parse(done.completed_at ?? '') || app.now() };
    await app.store.put(name, completed);
    return completed;
  } catch (error) {
    if (!refusalOf(error)) throw error;
    // Another code may still come; what became of the order is asked next.
    const without = { ...record, code: null };
    await app.store.put(name, without);
    return without;
  }
}

function verdictOf(app, record, order) {
  switch (order.status) {
    case 'captured':
    case 'partially_refunded':
    case 'refunded':
      return resolved();
    case 'authorized': {
      if (!record.completedAt) return null;
      const until = new Date(record.completedAt + holdDays * 86_400_000).toISOString();
      // A sale is paid when the money is taken; an authorization stands when the shopper can no longer undo it.
      const stands = record.kind === 'authorization' && app.now() > record.completedAt + undoMs;
      return stands ? resolved({ authorizationExpiresAt: until }) : pending(until);
    }
    case 'canceled':
    case 'voided':
    case 'expired':
      return rejected(order.status === 'voided' ? 'The shopper undid it, or the hold was let go.' : 'It was not paid.');
    default:
      return null;
  }
}
