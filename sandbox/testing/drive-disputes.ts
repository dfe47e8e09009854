import { expect } from 'vitest';
import { advance, charged, type TestSandbox } from './run-sandbox';

/** Disputes from opening to every end, for the check against the description. */
export async function driveDisputes(sandbox: TestSandbox): Promise<void> {
  const { disputes } = sandbox.stripe;
  const disputed = async (card: string) => {
    const intent = await charged(sandbox.stripe, 5000, { payment_method: card });
    await advance(sandbox);
    const [found] = (await disputes.list({ payment_intent: intent.id, limit: 1 })).data;
    return found?.id ?? '';
  };
  const won = await disputed('pm_card_createDispute');
  const data = Buffer.from('%PDF-1.4 the parcel slip');
  const file = { name: 'slip.pdf', type: 'application/pdf', data };
  const slip = await sandbox.stripe.files.create({ purpose: 'dispute_evidence', file });
  expect(await sandbox.stripe.files.retrieve(slip.id)).toMatchObject({ size: data.length, type: 'pdf' });
  await disputes.update(won, { evidence: { receipt: slip.id }, submit: false });
  await disputes.update(won, { evidence: { product_description: 'A lamp' }, submit: false, metadata: { a: 'b' } });
  await disputes.update(won, { evidence: { uncategorized_text: 'winning_evidence' } });
  const inquiry = await disputed('pm_card_createDisputeInquiry');
  await disputes.update(inquiry, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
  const closed = await disputed('pm_card_createDisputeProductNotReceived');
  expect((await disputes.close(closed)).status).toBe('lost');
  await advance(sandbox, { advance_days: 15 });
  const after = await disputes.retrieve(won, { expand: ['charge', 'payment_intent'] });
  expect(after).toMatchObject({ status: 'won', charge: { disputed: true } });
  expect((await disputes.retrieve(inquiry)).status).toBe('lost');
}
