import { expect } from 'vitest';
import { giveBank, newRecipient, readyRecipient, sendTo } from './recipients';
import { advance, charged, type TestSandbox } from './run-sandbox';
import { onboardingLink } from './sellers';

/** Money sent to people's banks through every state, for the check against the description. */
export async function driveOutflow(sandbox: TestSandbox): Promise<void> {
  const { stripe } = sandbox;
  const { payoutIntents, payoutMethods, outboundPayments } = stripe.v2.moneyManagement;
  await charged(stripe, 100_000);
  const { id } = await newRecipient(stripe, 'GB');
  await giveBank(await onboardingLink(stripe, id), { bank: 'declines' });
  await giveBank(await onboardingLink(stripe, id));
  const [method] = (await payoutMethods.list({ limit: 5 }, { stripeContext: id })).data;
  await payoutMethods.retrieve(method?.id ?? '', {}, { stripeContext: id });
  const details = { description: 'for books', metadata: { a: 'b' }, statement_descriptor: 'SOUK' };
  const good = await sendTo(stripe, id, 2500, 'gbp', details);
  const asked = await sendTo(stripe, id, 1000, 'gbp', { confirmation_method: 'manual' });
  await payoutIntents.refreshFxQuote(asked.id);
  await payoutIntents.confirm(asked.id);
  const stopped = await sendTo(stripe, id, 700, 'gbp');
  await outboundPayments.cancel(stopped.latest_payout?.outbound_payment ?? '');
  const unsure = await sendTo(stripe, await readyRecipient(stripe, { holder: 'Salma H.' }), 500);
  await payoutIntents.cancel(unsure.id);
  for (const bank of ['no_account', 'declines', 'returns'] as const) {
    await sendTo(stripe, await readyRecipient(stripe, { country: 'JP', bank }), 900, 'jpy');
  }
  await advance(sandbox, { advance_seconds: 20 });
  await advance(sandbox, { advance_seconds: 20 });
  const states = [];
  for await (const one of payoutIntents.list({ limit: 4 })) states.push(one.status);
  expect(states.sort()).toEqual(
    ['canceled', 'canceled', 'posted', 'posted', ...Array<string>(3).fill('requires_action')].sort(),
  );
  const sent = await payoutIntents.retrieve(good.id);
  await outboundPayments.retrieve(sent.latest_payout?.outbound_payment ?? '');
  expect((await outboundPayments.list({ recipient: id, limit: 10 })).data).toHaveLength(3);
  const ended = await outboundPayments.list({ status: ['failed', 'returned'] });
  expect(ended.data.map(({ status }) => status).sort()).toEqual(['failed', 'returned']);
  for (const object_id of [good.id, method?.id ?? '', ...ended.data.map((one) => one.id)]) {
    const told = await stripe.v2.core.events.list({ object_id });
    expect(told.data.length).toBeGreaterThan(0);
  }
}
