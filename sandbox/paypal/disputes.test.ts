import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PayPalDispute, PayPalDisputeDone, PayPalDisputePage } from '@/lib/platform/paypal-disputes';
import { matchIn } from '../core/routes';
import { PayPalClient } from '../testing/paypal-client';
import { ContractDispute, disputeProblems } from '../testing/paypal-dispute-contract';
import { advance, runSandbox, type TestSandbox } from '../testing/run-sandbox';
import { disputeEndpoints } from './disputes';

const root = '/v1/customer/disputes';
const words = (notes: string) => {
  const form = new FormData();
  form.set('input', new Blob([JSON.stringify({ evidences: [{ evidence_type: 'OTHER', notes }] })]), 'input.json');
  return form;
};

let sandbox: TestSandbox;
let paypal: PayPalClient;
const driven = new Set<string>();
beforeAll(async () => {
  sandbox = await runSandbox();
  paypal = new PayPalClient(sandbox);
  await paypal.signIn();
});
afterAll(() => sandbox.stop());
afterEach(() => {
  const seen = paypal.exchanges.splice(0).filter(({ path }) => path.startsWith(root));
  for (const { method, path } of seen)
    driven.add(`${method} ${matchIn(disputeEndpoints, method, path)?.endpoint.path}`);
  expect(seen.flatMap(disputeProblems)).toEqual([]);
  // What our client reads of them it can read.
  for (const { method, path, status, body } of seen) {
    if (status >= 400) continue;
    const shape = method === 'POST' ? PayPalDisputeDone : path === root ? PayPalDisputePage : PayPalDispute;
    expect(shape.safeParse(body).error?.issues ?? []).toEqual([]);
  }
});

/** A payment of 46.20 USD from an account that complains at once; the dispute as PayPal has it. */
async function complained(wallet: 'claims' | 'asks') {
  const order = await paypal.order(await paypal.vaulted(wallet));
  const held = order.purchase_units[0].payments.authorizations[0].id;
  const { id: capture } = await paypal.call('POST', `/v2/payments/authorizations/${held}/capture`, {});
  await advance(sandbox);
  const { items } = await paypal.call('GET', `${root}?disputed_transaction_id=${capture}`);
  const path = `${root}/${items[0].dispute_id}`;
  return { capture, path, read: () => paypal.call('GET', path), act: act(path) };
}
const act = (path: string) => (name: string, body: object) => paypal.call('POST', `${path}/${name}`, body);
const told = (id: string) => sandbox.context.database<{ type: string; resource: unknown }[]>`
  select data->>'type' as type, data->'resource' as resource from sandbox.object
  where object = 'paypal.event' and data->'resource'->>'dispute_id' = ${id} order by seq`;

describe('a claim', () => {
  it('waits ten days for the seller, takes her words once, and is PayPal’s to decide', async () => {
    const one = await complained('claims');
    const opened = await one.read();
    expect(opened).toMatchObject({
      ...{ status: 'WAITING_FOR_SELLER_RESPONSE', dispute_life_cycle_stage: 'CHARGEBACK' },
      disputed_transactions: [{ seller_transaction_id: one.capture, custom: 'att_1' }],
      dispute_amount: { currency_code: 'USD', value: '46.20' },
    });
    expect(Date.parse(opened.seller_response_due_date) - Date.parse(opened.create_time)).toBe(864_000_000);
    expect((await one.act('adjudicate', { adjudication_outcome: 'BUYER_FAVOR' })).status).toBe(422);
    expect((await paypal.send(`${one.path}/provide-evidence`, words('It arrived.'))).status).toBe(200);
    expect((await paypal.send(`${one.path}/provide-evidence`, words('Once more.'))).status).toBe(422);
    expect(await one.read()).toMatchObject({ status: 'UNDER_REVIEW', evidences: [{ notes: 'It arrived.' }] });
    await one.act('adjudicate', { adjudication_outcome: 'BUYER_FAVOR' });
    const lost = await one.read();
    expect(lost.dispute_outcome).toEqual({
      ...{ outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: { currency_code: 'USD', value: '46.20' } },
    });
    expect(lost.money_movements.map((line: { reason: string }) => line.reason)).toEqual([
      ...['DISPUTE_SETTLEMENT', 'DISPUTE_SETTLEMENT', 'DISPUTE_FEE'],
    ]);
    const events = await told(lost.dispute_id);
    expect(events.map(({ type }) => type)).toEqual([
      ...['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.UPDATED', 'CUSTOMER.DISPUTE.RESOLVED'],
    ]);
    for (const { resource } of events) expect(ContractDispute.safeParse(resource).error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['winning_evidence', 'RESOLVED_SELLER_FAVOUR'],
    ['losing_evidence', 'RESOLVED_BUYER_FAVOUR'],
  ])('with %s in her words is %s at once', async (said, outcome_code) => {
    const one = await complained('claims');
    await paypal.send(`${one.path}/provide-evidence`, words(`Order 1\nseller: ${said}`));
    await advance(sandbox);
    expect(await one.read()).toMatchObject({ status: 'RESOLVED', dispute_outcome: { outcome_code } });
  });

  it('is lost when nobody answers, and paid in part by who gives in to a part', async () => {
    const [late, part] = [await complained('claims'), await complained('claims')];
    const refund_amount = { currency_code: 'USD', value: '10.00' };
    await part.act('accept-claim', { note: 'A part', accept_claim_type: 'PARTIAL_REFUND', refund_amount });
    expect(await part.read()).toMatchObject({ dispute_outcome: { amount_refunded: refund_amount } });
    await advance(sandbox, { advance_days: 11 });
    await paypal.signIn();
    expect(await late.read()).toMatchObject({ dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } });
  });
});

describe('an inquiry', () => {
  it('takes no evidence before it is a claim', async () => {
    const one = await complained('asks');
    expect(await one.read()).toMatchObject({ status: 'OPEN', dispute_life_cycle_stage: 'INQUIRY' });
    expect((await paypal.send(`${one.path}/provide-evidence`, words('Early.'))).status).toBe(422);
    expect((await one.act('escalate', { note: 'No word of her' })).status).toBe(200);
    expect(await one.read()).toMatchObject({
      status: 'WAITING_FOR_SELLER_RESPONSE',
      dispute_life_cycle_stage: 'CHARGEBACK',
    });
    expect((await one.act('escalate', { note: 'Again' })).status).toBe(422);
  });

  it('ends with a full refund, which moves the money by itself, or after twenty days', async () => {
    const [back, old] = [await complained('asks'), await complained('asks')];
    await paypal.call('POST', `/v2/payments/captures/${back.capture}/refund`, {});
    const closed = await back.read();
    expect(closed).toMatchObject({ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } });
    expect(closed.money_movements).toBeUndefined();
    await advance(sandbox, { advance_days: 21 });
    await paypal.signIn();
    expect(await old.read()).toMatchObject({ dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } });
  });
});

it.each(['claims', 'asks'] as const)(
  'while it is open (%s) a part is not given back, and all of it ends it',
  async (wallet) => {
    const one = await complained(wallet);
    const give = (body: object) => paypal.call('POST', `/v2/payments/captures/${one.capture}/refund`, body);
    expect(await give({ amount: { currency_code: 'USD', value: '10.00' } })).toMatchObject({
      ...{ status: 422, details: [{ issue: 'TRANSACTION_DISPUTED' }] },
    });
    await give({});
    expect(await one.read()).toMatchObject({
      status: 'RESOLVED',
      dispute_outcome: { amount_refunded: { value: '46.20' } },
    });
  },
);

it('the list leads from page to page, and what is not there is not found', async () => {
  for (const _ of [1, 2, 3]) await complained('claims');
  const first = await paypal.call('GET', `${root}?page_size=2`);
  const next = first.links.find(({ rel }: { rel: string }) => rel === 'next').href;
  const second = await paypal.call('GET', next.slice(paypal.base.length));
  const ids = [...first.items, ...second.items].map(({ dispute_id }: { dispute_id: string }) => dispute_id);
  expect(new Set(ids).size).toBe(4);
  expect((await paypal.call('GET', `${root}?disputed_transaction_id=NONE`)).items).toBeUndefined();
  expect((await paypal.call('GET', `${root}/PP-D-NONE`)).name).toBe('RESOURCE_NOT_FOUND');
});

it('every field our client reads is one that PayPal has, and no endpoint was left untried', () => {
  const unknown = unknownFields(PayPalDispute, ContractDispute).filter((name) => !newer.includes(name));
  expect(unknown).toEqual([]);
  expect(disputeEndpoints.map(({ method, path }) => `${method} ${path}`).filter((name) => !driven.has(name))).toEqual(
    [],
  );
});

it('a wrong word or a field that was made up would have been seen', async () => {
  const { status: _http, ...rest } = await (await complained('claims')).read();
  const judge = (changed: object) =>
    disputeProblems({ method: 'GET', path: `${root}/X`, status: 200, body: { ...rest, status: 'OPEN', ...changed } });
  expect(judge({})).toEqual([]);
  expect(judge({ status: 'CLOSED' })).not.toEqual([]);
  expect(judge({ souk: true })).not.toEqual([]);
  expect(judge({ dispute_amount: { value: '1.00' } })).not.toEqual([]);
});

/** PayPal's newer list of movements, which the description does not know yet; its lines differ in one name. */
const newer = ['fund_movements', 'money_movements.party'];

/** Names that one shape reads and the other does not know, through lists and objects. */
function unknownFields(read: z.ZodType, known: z.ZodType, inside = ''): string[] {
  const [mine, theirs] = [bare(read), bare(known)];
  if (!(mine instanceof z.ZodObject) || !(theirs instanceof z.ZodObject)) return [];
  return Object.entries(mine.shape).flatMap(([name, field]) => {
    const other = theirs.shape[name];
    return other === undefined ? [inside + name] : unknownFields(field, other, `${inside}${name}.`);
  });
}

function bare(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault) return bare(shape.unwrap() as z.ZodType);
  return shape instanceof z.ZodArray ? bare(shape.element as z.ZodType) : shape;
}
