import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { startSandbox } from './sandbox';
import { clientFor, runSandbox } from './testing/run-sandbox';
import { readySeller } from './testing/sellers';

it('a thin event arrives signed, without its data, and leads to the account', async () => {
  const received: { payload: string; header: string }[] = [];
  const app = createServer(async (request, response) => {
    let payload = '';
    for await (const part of request) payload += part;
    received.push({ payload, header: String(request.headers['stripe-signature']) });
    response.end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const sandbox = await runSandbox();
  const type = 'v2.core.account[configuration.recipient].capability_status_updated';
  const destination = await sandbox.stripe.v2.core.eventDestinations.create({
    name: 'ours',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: [type],
    webhook_endpoint: { url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/` },
    include: ['webhook_endpoint.signing_secret'],
  });
  const seller = await readySeller(sandbox.stripe);
  await vi.waitFor(() => expect(received).toHaveLength(2), { timeout: 4000 });
  const [{ payload, header } = { payload: '', header: '' }] = received;
  const secret = destination.webhook_endpoint?.signing_secret ?? '';
  const event = sandbox.stripe.parseEventNotification(payload, header, secret);
  expect(event).toMatchObject({ type, related_object: { id: seller, type: 'v2.core.account' } });
  expect(JSON.parse(payload)).not.toHaveProperty('data');
  expect(await sandbox.stripe.v2.core.events.retrieve(event.id)).toMatchObject({
    data: { updated_capability: expect.stringContaining('stripe_balance.') },
  });
  await sandbox.stop();
  app.close();
});

it("the app's own destination is made once, and kept in step at every start", async () => {
  const start = (url: string) =>
    startSandbox({
      databaseUrl: process.env.DATABASE_URL_SANDBOX ?? '',
      port: 0,
      host: '127.0.0.1',
      appOrigins: [],
      accountWebhook: { url, secret: 'whsec_of_the_app' },
    });
  await (await start('http://127.0.0.1:9/before')).stop();
  const second = await start('http://127.0.0.1:9/after');
  const { data } = await clientFor(second.port).v2.core.eventDestinations.list({ include: ['webhook_endpoint.url'] });
  const mine = data.filter(({ name }) => name === 'app');
  expect(mine.map((one) => one.webhook_endpoint?.url)).toEqual(['http://127.0.0.1:9/after']);
  await second.stop();
});
