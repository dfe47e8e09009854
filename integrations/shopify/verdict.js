import { NotHeard, tellShopify } from './tell-shopify.js';

/** Seconds until Shopify is told again what it did not hear; after the last, every hour. */
const pauses = [0, 5, 10, 30, 45, 60, 120, 300, 720, 2280, 3600];

const nouns = { payment: 'paymentSession', refund: 'refundSession', capture: 'captureSession', void: 'voidSession' };

/** A session that ends well. */
export const resolved = (more = {}) => ({ verb: 'Resolve', more, final: true });

/** A session that ends badly, with a sentence for the merchant. `PROCESSING_ERROR` is the one reason all four kinds have. */
export const rejected = (merchantMessage) => ({
  verb: 'Reject',
  more: { reason: { code: 'PROCESSING_ERROR', merchantMessage } },
  final: true,
});

/** A payment that is held and will be taken or let go in a moment: the buyer need not wait for it. */
export const pending = (pendingExpiresAt) => ({
  verb: 'Pending',
  more: { pendingExpiresAt, reason: 'PARTNER_ACTION_REQUIRED' },
  final: false,
});

/**
 * Decides what Shopify is told of a session, and keeps it before it is told. The first final word stands, whatever comes after it; a
 * pending payment is still decided.
 */
export async function decide(app, name, verdict) {
  const record = app.store.get(name);
  if (record.verdict?.final || record.verdict?.verb === verdict.verb) return record;
  const decided = { ...record, verdict, told: false, tries: 0, nextAt: 0 };
  await app.store.put(name, decided);
  return decided;
}

/** Tells Shopify what was decided, if it does not know yet and it is time to try. */
export async function tell(app, name) {
  const record = app.store.get(name);
  if (!record?.verdict || record.told || record.nextAt > app.now()) return record;
  const { verb, more } = record.verdict;
  const kind = name.split(':')[0];
  try {
    const { token } = app.store.get(`shop:${record.shop}`) ?? {};
    const { to, refused } = await tellShopify(app, { shop: record.shop, token }, `${nouns[kind]}${verb}`, {
      id: record.gid,
      ...more,
    });
    if (refused) console.error(`${name}: Shopify refused ${verb}: ${refused}`);
    await app.store.put(name, { ...record, told: true, refused, to: to ?? record.to ?? null });
  } catch (error) {
    if (!(error instanceof NotHeard)) throw error;
    const pause = pauses[Math.min(record.tries + 1, pauses.length - 1)];
    await app.store.put(name, { ...record, tries: record.tries + 1, nextAt: app.now() + pause * 1000 });
  }
  return app.store.get(name);
}
