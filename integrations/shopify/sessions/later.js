import { toMinor } from '../money.js';
import { refusalOf, soukOf } from '../souk.js';
import { decide, rejected, resolved, tell } from '../verdict.js';

/** Kinds of session about a payment that was made earlier, and what each asks of Souk. */
const asks = { capture: capture, refund: refund, void: letGo };

/**
 * Takes note of a capture, refund or void session and answers at once; how it ends is told later. The same id is the same session. A payment
 * of another shop is one that is not there.
 */
export async function beginLater(app, kind, shop, body) {
  const name = `${kind}:${shop}:${body.id}`;
  return app.alone(name, async () => {
    if (app.store.get(name)) return { status: 201 };
    const { id, gid, payment_id, amount, currency } = body;
    const minor = kind === 'void' ? 0 : toMinor(amount, currency);
    if (typeof id !== 'string' || !/^gid:\/\//.test(gid) || typeof payment_id !== 'string' || minor === null)
      return { status: 422, problem: 'id, gid, payment_id or amount is wrong' };
    await app.store.put(name, { shop, id, gid, payment: payment_id, minor, currency, askedAt: app.now() });
    return { status: 201 };
  });
}

/** Brings such a session as far as it can be brought. Refunds of one payment wait for each other: then it is known which one failed. */
export async function advanceLater(app, name) {
  const [kind] = name.split(':');
  const { shop, payment: about } = app.store.get(name);
  return app.alone(kind === 'refund' ? `refunds:${shop}:${about}` : name, async () => {
    const record = app.store.get(name);
    if (record.verdict) return tell(app, name);
    const payment = app.store.get(`payment:${record.shop}:${record.payment}`);
    if (!payment?.order || (record.currency && record.currency !== payment.currency))
      return end(app, name, rejected('This payment was not made with Souk.'));
    try {
      const verdict = await asks[kind](app, soukOf(app, record.shop), name, record, payment);
      if (verdict) return end(app, name, verdict);
    } catch (error) {
      const refused = refusalOf(error);
      if (refused && refused !== 'key_wrong') return end(app, name, rejected(sentenceOf(refused)));
      console.error(`${name}: ${error.message}`);
    }
    return record;
  });
}

async function end(app, name, verdict) {
  await decide(app, name, verdict);
  return tell(app, name);
}

const sentences = {
  not_held: 'Nothing is held any more: it was let go, or the shopper undid it.',
  not_captured: 'The money was not taken yet, or was let go.',
  too_much: 'More than is left of this payment.',
  order_captured: 'The money was taken: refund it.',
};
const sentenceOf = (code) => sentences[code] ?? `Souk refused: ${code}.`;

async function capture(_app, souk, _name, record, payment) {
  if (record.minor !== payment.minor) return rejected('Souk takes the whole of what is held, not a part.');
  const { status } = await souk.captureOrder(payment.order, { idempotencyKey: `capture-${record.id}` });
  // Kept answers repeat themselves: how it stands by now is asked anew.
  const now = status === 'authorized' ? (await souk.getOrder(payment.order)).status : status;
  if (now === 'authorized') return null;
  return now === 'voided' ? rejected(sentences.not_held) : resolved();
}

async function letGo(_app, souk, _name, record, payment) {
  const { status } = await souk.cancelOrder(payment.order, { idempotencyKey: `void-${record.id}` });
  const now = status === 'authorized' ? (await souk.getOrder(payment.order)).status : status;
  return ['voided', 'canceled', 'expired'].includes(now) ? resolved() : null;
}

async function refund(app, souk, name, record, payment) {
  const others = app.store.names(`refund:${record.shop}:`).filter((other) => other !== name);
  const mine = others.map((other) => app.store.get(other)).filter((other) => other.payment === record.payment);
  if (mine.some((other) => other.sentAt && !other.verdict)) return null;
  const before = mine.reduce((sum, other) => sum + (other.verdict?.verb === 'Resolve' ? other.minor : 0), 0);
  if (record.sentAt && record.waits) {
    const { amount_refunded } = await souk.getOrder(payment.order);
    return amount_refunded >= before + record.minor ? resolved() : null;
  }
  await app.store.put(name, { ...record, sentAt: app.now() });
  const asked = { amount: record.minor };
  const { refund_status } = await souk.refundOrder(payment.order, asked, { idempotencyKey: `refund-${record.id}` });
  if (refund_status === 'succeeded') return resolved();
  if (refund_status === 'failed') return rejected('The bank refused to give the money back.');
  await app.store.put(name, { ...record, sentAt: app.now(), waits: true });
  return null;
}
