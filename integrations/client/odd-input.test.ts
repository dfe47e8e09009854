import { afterAll, beforeAll, expect, test } from 'vitest';
import { askPayApi } from '@/db/testing/pay-api';
import { aLamp, aMerchant } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const at = (path: string) => `http://localhost:3000/pay/v1/${path}`;
const nul = String.fromCharCode(0);
const half = String.fromCharCode(0xd800);

test('what no text can hold, and what no list can be asked for, is refused and breaks nothing', async () => {
  const { secret } = await aMerchant();
  let calls = 0;
  const post = async (path: string, body: unknown) => {
    const headers = { Authorization: `Bearer ${secret}`, 'Idempotency-Key': `odd-${calls++}` };
    return (await askPayApi(at(path), { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  const get = async (path: string) =>
    (await askPayApi(at(path), { headers: { Authorization: `Bearer ${secret}` } })).status;
  for (const odd of [nul, half]) {
    expect(await post('orders', { ...aLamp, metadata: { cart: odd } })).toBe(400);
    expect(await post('orders', { ...aLamp, return_url: `https://merchant.example/back${odd}` })).toBe(400);
    expect(await post('orders', { ...aLamp, metadata: { [odd]: 'cart' } })).toBe(400);
    expect(await post('webhook_endpoints', { url: `https://merchant.example/${odd}` })).toBe(400);
  }
  expect(await post('orders', { ...aLamp, metadata: { cart: 'a\\u0000b' } })).toBe(201);
  expect(await post('events/replay', { since: '0000-01-01T00:00:00Z' })).toBe(422);
  expect(await get('orders?limit=1.5')).toBe(200);
  expect(await get('orders?limit=-3')).toBe(200);
  expect(await get('orders?status=%00')).toBe(422);
  expect(await get('orders?status=__proto__')).toBe(422);
  expect(await get('orders?status=captured')).toBe(200);
});
