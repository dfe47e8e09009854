import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  advance,
  authorized,
  charged,
  customerWithCard,
  refusal,
  runSandbox,
  type TestSandbox,
} from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const disputeOf = async (payment_intent: string) => (await sandbox.stripe.disputes.list({ payment_intent })).data[0];
const disputed = async (card = 'pm_card_createDispute') => {
  const intent = await charged(sandbox.stripe, 5000, { payment_method: card });
  await advance(sandbox);
  const dispute = await disputeOf(intent.id);
  if (dispute === undefined) throw new Error('nothing was disputed');
  return { intent, dispute };
};
const answer = (id: string, uncategorized_text: string) =>
  sandbox.stripe.disputes.update(id, { evidence: { uncategorized_text } });
const total = async () => {
  const { available, pending } = await sandbox.stripe.balance.retrieve();
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
};
const told = async (object: string) => {
  const { data } = await sandbox.stripe.events.list({ limit: 100 });
  const mine = data.filter((event) => (event.data.object as { id?: string }).id === object);
  return mine.map(({ type }) => type).reverse();
};

describe('a disputed payment', () => {
  it('costs its amount and the fee, and has two weeks for an answer', async () => {
    const { intent, dispute } = await disputed();
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 5000 });
    expect(dispute.evidence_details.due_by).toBe(dispute.created + 14 * 24 * 3600);
    expect(dispute.balance_transactions).toMatchObject([{ amount: -5000, fee: 1500, net: -6500, type: 'adjustment' }]);
    const charge = await sandbox.stripe.charges.retrieve(String(intent.latest_charge));
    expect(charge.disputed).toBe(true);
    expect(await told(dispute.id)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
  });

  it('is disputed when it is captured, not when it is held', async () => {
    const { customer, method } = await customerWithCard(sandbox.stripe, 'pm_card_createDispute');
    const held = await authorized(sandbox.stripe, 3000, { customer, payment_method: method });
    await advance(sandbox, { advance_days: 1 });
    expect(await disputeOf(held.id)).toBeUndefined();
    await sandbox.stripe.paymentIntents.capture(held.id, { amount_to_capture: 2000 });
    await advance(sandbox);
    expect(await disputeOf(held.id)).toMatchObject({ amount: 2000 });
  });

  it('is not refunded as well', async () => {
    const { intent } = await disputed();
    expect((await refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_disputed');
  });
});

describe('a dispute', () => {
  it('with winning evidence brings the amount back, but not the fee', async () => {
    const before = await total();
    const { dispute } = await disputed();
    expect((await answer(dispute.id, 'winning_evidence')).status).toBe('under_review');
    await advance(sandbox);
    expect((await sandbox.stripe.disputes.retrieve(dispute.id)).status).toBe('won');
    expect((await total()) - before).toBe(5000 - 175 - 1500);
    expect((await told(dispute.id)).slice(-2)).toEqual(['charge.dispute.funds_reinstated', 'charge.dispute.closed']);
  });

  it('with losing evidence is lost', async () => {
    const { dispute } = await disputed();
    await answer(dispute.id, 'losing_evidence');
    await advance(sandbox);
    expect((await sandbox.stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
  });

  it('with evidence of any other kind is decided after two months', async () => {
    const { dispute } = await disputed();
    await answer(dispute.id, 'here is the parcel slip');
    await advance(sandbox, { advance_days: 59 });
    expect((await sandbox.stripe.disputes.retrieve(dispute.id)).status).toBe('under_review');
    await advance(sandbox, { advance_days: 1 });
    expect((await sandbox.stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
  });

  it('without evidence is lost on its day, and not before', async () => {
    const { dispute } = await disputed();
    const { id } = dispute;
    await sandbox.stripe.disputes.update(id, { evidence: { customer_name: 'Ana' }, submit: false });
    await advance(sandbox, { advance_seconds: 14 * 24 * 3600 - 60 });
    expect((await sandbox.stripe.disputes.retrieve(id)).status).toBe('needs_response');
    await advance(sandbox, { advance_seconds: 60 });
    expect(await sandbox.stripe.disputes.retrieve(id)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true, has_evidence: true, submission_count: 0 },
    });
    expect((await refusal(answer(id, 'winning_evidence'))).code).toBe('dispute_evidence_locked');
  });

  it('that begins as an inquiry takes no money, and none when it ends there', async () => {
    const { intent, dispute } = await disputed('pm_card_createDisputeInquiry');
    const before = await total();
    expect(dispute).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    expect((await sandbox.stripe.disputes.close(dispute.id)).status).toBe('warning_closed');
    expect(await total()).toBe(before);
    expect((await sandbox.stripe.refunds.create({ payment_intent: intent.id })).status).toBe('succeeded');
  });
});

describe('a file of evidence', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from([0, 13, 10, 45, 45, 255])]);
  const send = (data: Buffer, name = 'slip.png', options = {}) =>
    sandbox.stripe.files.create({ purpose: 'dispute_evidence', file: { name, data, type: 'image/png' } }, options);

  it('is taken whole, by its first bytes, and once under its key', async () => {
    const key = { idempotencyKey: `file-${Math.random()}` };
    const [one, again] = [await send(png, 'إيصال.png', key), await send(png, 'إيصال.png', key)];
    expect(one).toMatchObject({ type: 'png', size: png.length, filename: 'إيصال.png', purpose: 'dispute_evidence' });
    expect(again.id).toBe(one.id);
    expect((await refusal(send(Buffer.from('other'), 'slip.png', key))).type).toBe('StripeIdempotencyError');
    expect((await refusal(send(Buffer.from('<svg/>')))).param).toBe('file');
    expect((await refusal(send(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)])))).param).toBe('file');
  });

  it('is named by the evidence of a dispute, and one that is not there is refused', async () => {
    const { dispute } = await disputed();
    const { id } = await send(png);
    const name = (uncategorized_file: string) =>
      sandbox.stripe.disputes.update(dispute.id, { evidence: { uncategorized_file }, submit: false });
    expect((await refusal(name('file_none'))).code).toBe('resource_missing');
    expect(await name(id)).toMatchObject({
      evidence: { uncategorized_file: id },
      evidence_details: { has_evidence: true },
    });
  });
});
