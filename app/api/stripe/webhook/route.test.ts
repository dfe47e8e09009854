import Stripe from 'stripe';
import { expect, it } from 'vitest';
import { POST } from './route';

/** Where no database is: whatever would be stored throws. */
const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
for (const ring of ['SHOP', 'MONEY', 'SOCIAL', 'IDENTITY']) process.env[`DATABASE_URL_${ring}`] = nowhere;

const secret = process.env.STRIPE_WEBHOOK_SECRET ?? '';
const send = (event: { id: unknown; type?: unknown; objectId?: unknown }) => {
  const { id, type = 'payment_intent.succeeded', objectId = 'pi_1' } = event;
  const payload = JSON.stringify({ id, object: 'event', type, livemode: false, data: { object: { id: objectId } } });
  const signature = new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret });
  const headers = { 'stripe-signature': signature };
  return POST(new Request('http://localhost/api/stripe/webhook', { method: 'POST', body: payload, headers }));
};

it.each([
  ['an id longer than any', { id: `evt_${'1'.repeat(3_000)}` }],
  ['NUL in its id', { id: 'evt_\u0000' }],
  ['no id', { id: '' }],
  ['a number for an id', { id: 7 }],
  ['NUL in its type', { id: 'evt_1', type: 'a\u0000' }],
  ['NUL in the id of its object', { id: 'evt_1', objectId: 'pi_\u0000' }],
])('a signed event with %s is refused, not stored, and no fault of ours', async (_, event) => {
  const answer = await send(event);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 400, code: 'event_not_accepted' });
});

it('an event like any other gets as far as the database', async () => {
  await expect(send({ id: 'evt_1' })).rejects.toThrow();
});
