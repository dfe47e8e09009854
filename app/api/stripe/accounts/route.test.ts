import Stripe from 'stripe';
import { expect, it } from 'vitest';
import { POST } from './route';

/** Where no database is: whatever would be stored throws. */
const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
for (const ring of ['SHOP', 'MONEY', 'SOCIAL', 'IDENTITY']) process.env[`DATABASE_URL_${ring}`] = nowhere;

const own = process.env.STRIPE_ACCOUNT_WEBHOOK_SECRET ?? '';
const others = process.env.STRIPE_WEBHOOK_SECRET ?? '';
const event = {
  id: 'evt_account_1',
  object: 'v2.core.event',
  type: 'v2.core.account[requirements].updated',
  livemode: false,
  created: '2026-11-27T00:00:00.000Z',
  related_object: { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' },
};

function send(
  sent: object = event,
  { secret = own, ahead = 0, alter = (body: string) => body } = {},
): Promise<Response> {
  const payload = JSON.stringify(sent);
  const timestamp = Math.floor(Date.now() / 1000) + ahead;
  const signature = new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const headers = { 'stripe-signature': signature };
  const address = 'http://localhost/api/stripe/accounts';
  return POST(new Request(address, { method: 'POST', body: alter(payload), headers }));
}

it.each([
  ['signed with the secret of the other webhook', () => send(event, { secret: others })],
  ['altered on its way', () => send(event, { alter: (body) => body.replace('acct_1', 'acct_2') })],
  ['sent ten minutes ago', () => send(event, { ahead: -600 })],
  ['dated ten minutes ahead', () => send(event, { ahead: 600 })],
  ['of live mode', () => send({ ...event, livemode: true })],
  ['with NUL in its id', () => send({ ...event, id: 'evt_\u0000' })],
  ['with an id longer than any', () => send({ ...event, id: `evt_${'1'.repeat(3_000)}` })],
])('an event %s is refused, not stored, and no fault of ours', async (_, sending) => {
  const answer = await sending();
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 400, code: 'event_not_accepted' });
});

it('one without any signature is refused', async () => {
  const answer = await POST(new Request('http://localhost/x', { method: 'POST', body: JSON.stringify(event) }));
  expect(answer.status).toBe(400);
});

it('an event about a seller, under its own secret, gets as far as the database', async () => {
  await expect(send()).rejects.toThrow();
});
