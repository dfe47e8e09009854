import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/paypal/route';
import { webhookEvent } from '@/db/schema/money/inbox';
import { method } from '@/db/schema/money/wallet';
import { turnClock } from '@/db/testing/disputes';
import { jobsOf } from '@/db/testing/jobs';
import { anAccount, type TestAccount } from '@/db/testing/paypal';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { openMethods } from '@/lib/money/wallet/open-methods';
import { captureAuthorization, createAuthorizedOrder } from './paypal-calls';

type Letter = { body: string; headers: Record<string, string> };

let sandbox: TestSandbox;
/** Everything PayPal sent to our webhook. */
const letters: Letter[] = [];
const app = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const sent = Object.entries(request.headers).filter(([name]) => name.startsWith('paypal-'));
  letters.push({ body, headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])) });
  response.end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  process.env.SANDBOX_PAYPAL_WEBHOOK_URL = `http://127.0.0.1:${port}/api/webhooks/paypal`;
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  app.close();
  await sandbox.stop();
});
beforeEach(async () => {
  vi.useRealTimers();
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
});

const send = ({ body, headers }: Letter) =>
  POST(new Request('http://localhost/api/webhooks/paypal', { method: 'POST', body, headers }));

/** A hold that nobody of ours asked for. */
async function aHold(reference: string, wallet: TestAccount = 'pays') {
  const person = await aPerson();
  await anAccount(person, wallet);
  const [account] = await openMethods(
    await ownerDb().select().from(method).where(eq(method.personId, person.personId)),
  );
  const back = { returnUrl: 'http://localhost:3000/back', cancelUrl: 'http://localhost:3000/back' };
  const amount = { currency_code: 'USD', value: '46.20' };
  return createAuthorizedOrder({ reference, amount, vaultId: account?.token ?? '', ...back }, reference);
}

/** One, and the event that tells of it. */
async function aLetter(reference: string = newId('attempt')): Promise<Letter & { id: string }> {
  await aHold(reference);
  return letterWith(reference);
}

async function letterWith(...words: string[]): Promise<Letter & { id: string }> {
  const letter = await vi.waitFor(
    () => {
      const found = letters.find(({ body }) => words.every((word) => body.includes(word)));
      if (!found) throw new Error('no letter yet');
      return found;
    },
    { timeout: 8_000 },
  );
  return { ...letter, id: JSON.parse(letter.body).id };
}
const kept = async (id: string) => (await ownerDb().select().from(webhookEvent).where(eq(webhookEvent.id, id)))[0];

describe('an event of PayPal', () => {
  test('is kept once and queued, however often it arrives, and only what to look at is taken from it', async () => {
    const letter = await aLetter();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(letter)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { resource, event_type } = JSON.parse(letter.body);
    expect(await kept(letter.id)).toMatchObject({
      ...{ provider: 'paypal', type: event_type, objectId: resource.id, processedAt: null },
    });
    expect(await jobsOf('money:event', letter.id)).toBe(1);
  });

  test('about an attempt that is not known yet is kept and tried again', async () => {
    const letter = await aLetter();
    await send(letter);
    await expect(handleEvent(letter.id)).rejects.toThrow('not known yet');
    expect(await kept(letter.id)).toMatchObject({ processedAt: null, tries: 1 });
  });

  test('about a dispute names it as PayPal does, and is queued', async () => {
    const reference = newId('attempt');
    const held = (await aHold(reference, 'claims')).purchase_units[0]?.payments?.authorizations[0];
    await captureAuthorization(held?.id ?? '', { currency_code: 'USD', value: '46.20' });
    await turnClock(sandbox);
    const letter = await letterWith(reference, 'CUSTOMER.DISPUTE.CREATED');
    expect((await send(letter)).status).toBe(200);
    const objectId = JSON.parse(letter.body).resource.dispute_id;
    expect(objectId).toMatch(/^PP-D-/);
    expect(await kept(letter.id)).toMatchObject({ type: 'CUSTOMER.DISPUTE.CREATED', objectId, processedAt: null });
    expect(await jobsOf('money:event', letter.id)).toBe(1);
  });

  test('about something of another product is closed', async () => {
    const letter = await aLetter(`other-${crypto.randomUUID()}`);
    await send(letter);
    await handleEvent(letter.id);
    expect((await kept(letter.id))?.processedAt).not.toBeNull();
  });

  test.each([
    ['a changed byte', (one: Letter) => ({ ...one, body: one.body.replace('46.20', '46.21') })],
    ['another event under its signature', (one: Letter) => ({ ...one, body: one.body.replace('"WH-', '"WH-X') })],
    ['more than one object', (one: Letter) => ({ ...one, body: `${one.body},"webhook_id":"X"` })],
    ['a signature of nobody', withHeader('paypal-transmission-sig', 'c2ln')],
    ['no signature', withHeader('paypal-transmission-sig', undefined)],
    ['another transmission', withHeader('paypal-transmission-id', crypto.randomUUID())],
    ['a certificate from elsewhere', withHeader('paypal-cert-url', 'https://paypal.com.example.net/cert')],
    [
      'a time before its tolerance',
      withHeader('paypal-transmission-time', new Date(Date.now() - 301_000).toISOString()),
    ],
    ['a time ahead', withHeader('paypal-transmission-time', new Date(Date.now() + 320_000).toISOString())],
    ['no words', (one: Letter) => ({ ...one, body: '' })],
  ])('with %s is refused and not kept', async (_, change) => {
    const letter = await aLetter();
    const answer = await send(change(letter));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await kept(letter.id)).toBeUndefined();
  });

  test('as it was sent, but long ago, is refused without asking PayPal', async () => {
    const letter = await aLetter();
    await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ match: { path: '/paypal/*' }, action: 'drop', times: null }),
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    expect((await send(letter)).status).toBe(400);
  });

  test('that PayPal cannot be asked about is not answered with yes or no: it comes again', async () => {
    const letter = await aLetter();
    await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ match: { path: '/paypal/v1/notifications/*' }, action: 'error500', times: 2 }),
    });
    expect((await send(letter)).status).toBe(503);
    expect(await kept(letter.id)).toBeUndefined();
    expect((await send(letter)).status).toBe(200);
  });
});

function withHeader(name: string, value: string | undefined) {
  return ({ body, headers: { [name]: _gone, ...rest } }: Letter): Letter => ({
    body,
    headers: value === undefined ? rest : { ...rest, [name]: value },
  });
}
