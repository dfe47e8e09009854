import { type Field, integer, list, object, oneOf, type Parsed, readAll, text } from '../core/params';
import type { Json } from '../core/values';
import { anything } from './anything';
import { type PayPalCall, paypalEndpoint } from './call';
import { escalate, FEE, resolve, submit } from './dispute-journey';
import { disputeView, type PayPalDispute, summaryView } from './dispute-records';
import { malformed, notFound, unprocessable } from './errors';
import { minorOf, money } from './money';
import { link } from './records';

const LISTED_DEFAULT = 10;
const LISTED_SECONDS = 180 * 24 * 60 * 60;
const path = '/v1/customer/disputes';

/** Newest first, page by page; the link `next` leads on. What has rested for longer than 180 days is not listed. */
const all = paypalEndpoint(
  'GET',
  path,
  {
    disputed_transaction_id: text(255),
    update_time_after: text(64),
    page_size: integer(1, 50),
    page: integer(1, 100_000),
  },
  async (call, params) => {
    const equal = { capture: params.disputed_transaction_id };
    const asked = params.update_time_after === undefined ? 0 : Date.parse(params.update_time_after) / 1000;
    const since = Math.max(asked, call.now - LISTED_SECONDS);
    const found = (await call.store.matching<PayPalDispute>('paypal.dispute', { equal })).reverse();
    const matching = found.filter(({ updated }) => updated >= since);
    const [size, page] = [params.page_size ?? LISTED_DEFAULT, params.page ?? 1];
    const shown = matching.slice((page - 1) * size, page * size);
    const query = new URLSearchParams({ page_size: String(size), page: String(page + 1) });
    for (const name of ['disputed_transaction_id', 'update_time_after'] as const) {
      if (params[name] !== undefined) query.set(name, params[name]);
    }
    const more = page * size < matching.length ? [link(`${call.base}${path}?${query}`, 'next')] : [];
    const items = shown.map((one) => summaryView(call.base, one));
    const links = [link(`${call.base}${path}`, 'self'), ...more];
    return { status: 200, body: items.length === 0 ? { links } : { items, links } };
  },
);

const get = paypalEndpoint('GET', `${path}/:id`, {}, async (call) => {
  const found = await call.store.find<PayPalDispute>('paypal.dispute', call.path.id ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, body: disputeView(call.base, found) };
});

async function lockDispute(call: PayPalCall): Promise<PayPalDispute> {
  const found = await call.store.lock<PayPalDispute>('paypal.dispute', call.path.id ?? '').catch(() => undefined);
  if (found === undefined) throw notFound();
  return found;
}

function done(call: PayPalCall, { id }: PayPalDispute): { status: number; body: Json } {
  return { status: 200, body: { links: [link(`${call.base}${path}/${id}`, 'self')] } };
}

const given = { evidences: list(object({ evidence_type: text(255), notes: text(2000), documents: anything })) };

/** The part `input` of the form: JSON, as a field or as a file of its own. */
const input: Field<Parsed<typeof given>> = {
  read(raw) {
    const sent = typeof raw === 'object' && !Array.isArray(raw) ? String(raw.bytes ?? '') : undefined;
    const json = sent === undefined ? String(raw) : Buffer.from(sent, 'latin1').toString('utf8');
    try {
      return readAll(given, JSON.parse(json));
    } catch {
      throw malformed('INVALID_PARAMETER_SYNTAX', '/input');
    }
  },
};

const FILES_MAX = 10;
const file: Field<{ name: string; size: number }> = {
  read(raw, name) {
    const sent = typeof raw === 'object' && !Array.isArray(raw) ? raw : {};
    if (typeof sent.name !== 'string' || typeof sent.bytes !== 'string')
      throw malformed('INVALID_PARAMETER_SYNTAX', name);
    return { name: sent.name, size: sent.bytes.length };
  },
};
const fileNames = Array.from({ length: FILES_MAX }, (_, index) => `file${index + 1}`);

/** Once, while the seller is waited for: words, and files by their names. Their bytes are weighed and not kept. */
const provide = paypalEndpoint(
  'POST',
  `${path}/:id/provide-evidence`,
  { input, ...Object.fromEntries(fileNames.map((name) => [name, file])) },
  async (call, params) => {
    const dispute = await lockDispute(call);
    if (dispute.status !== 'WAITING_FOR_SELLER_RESPONSE') throw unprocessable('ACTION_NOT_ALLOWED');
    const evidences = params.input?.evidences ?? [];
    if (evidences.length === 0) throw malformed('MISSING_REQUIRED_PARAMETER', '/evidences');
    const sent = Object.values(params as Record<string, { name?: string; size?: number }>);
    const documents = sent.flatMap(({ name, size = 0 }) => (name === undefined || size === 0 ? [] : [name]));
    if (documents.some((name) => !/^[\w\-, ]+\.[A-Za-z]+$/.test(name))) throw unprocessable('INVALID_FILE');
    dispute.evidences = evidences.map(({ notes = '' }, index) => ({
      ...{ notes, documents: index === 0 ? documents : [], at: call.now },
    }));
    await submit(call, dispute);
    return done(call, dispute);
  },
);

/** Giving in, wholly or in part. */
const accept = paypalEndpoint(
  'POST',
  `${path}/:id/accept-claim`,
  { note: text(2000), accept_claim_type: oneOf('REFUND', 'PARTIAL_REFUND'), refund_amount: money },
  async (call, params) => {
    const dispute = await lockDispute(call);
    if (dispute.status !== 'WAITING_FOR_SELLER_RESPONSE') throw unprocessable('ACTION_NOT_ALLOWED');
    const { minor, currency } = params.refund_amount ? minorOf(params.refund_amount, '/refund_amount') : dispute;
    if (minor > dispute.minor || currency !== dispute.currency) throw unprocessable('REFUND_AMOUNT_EXCEEDED');
    await resolve(call, dispute, minor);
    return done(call, dispute);
  },
);

const toClaim = paypalEndpoint('POST', `${path}/:id/escalate`, { note: text(2000) }, async (call) => {
  const dispute = await lockDispute(call);
  if (dispute.status !== 'OPEN') throw unprocessable('ACTION_NOT_ALLOWED');
  await escalate(call, dispute);
  return done(call, dispute);
});

/** Decides what PayPal's people decide; PayPal has this call in its own sandbox only. */
const adjudicate = paypalEndpoint(
  'POST',
  `${path}/:id/adjudicate`,
  { adjudication_outcome: oneOf('BUYER_FAVOR', 'SELLER_FAVOR') },
  async (call, params) => {
    const dispute = await lockDispute(call);
    if (params.adjudication_outcome === undefined)
      throw malformed('MISSING_REQUIRED_PARAMETER', '/adjudication_outcome');
    if (dispute.status !== 'UNDER_REVIEW') throw unprocessable('ACTION_NOT_ALLOWED');
    if (params.adjudication_outcome === 'BUYER_FAVOR') await resolve(call, dispute, dispute.minor, FEE);
    else await resolve(call, dispute, null);
    return done(call, dispute);
  },
);

export const disputeEndpoints = [all, get, provide, accept, toClaim, adjudicate];
