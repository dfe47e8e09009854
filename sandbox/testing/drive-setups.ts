import type Stripe from 'stripe';
import { expect } from 'vitest';
import { customerWithCard, RETURN_URL, refusal } from './run-sandbox';

/** Setup intents in every state. */
export async function driveSetups(stripe: Stripe): Promise<void> {
  const { setupIntents } = stripe;
  const { customer, setup } = await customerWithCard(stripe);
  expect(setup.status).toBe('succeeded');
  const open = await setupIntents.create({ customer, allowed_payment_method_types: ['card'], metadata: { a: 'b' } });
  await setupIntents.update(open.id, { description: 'for later' });
  const asked = await setupIntents.confirm(open.id, {
    payment_method: 'pm_card_authenticationRequired',
    return_url: RETURN_URL,
  });
  expect(asked.next_action?.redirect_to_url?.return_url).toBe(RETURN_URL);
  expect((await setupIntents.cancel(open.id, { cancellation_reason: 'abandoned' })).status).toBe('canceled');
  const bad = await setupIntents.create({ customer });
  const wrong = { payment_method: 'pm_card_chargeDeclinedIncorrectCvc', return_url: RETURN_URL };
  expect((await refusal(setupIntents.confirm(bad.id, wrong))).code).toBe('incorrect_cvc');
  expect((await setupIntents.retrieve(bad.id)).last_setup_error?.code).toBe('incorrect_cvc');
  expect((await setupIntents.list({ customer })).data).toHaveLength(3);
}
