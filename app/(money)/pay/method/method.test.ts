import { existsSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { readMessage } from '../_window/messages';
import { GET as application } from '../app.webmanifest/route';
import { GET as manifest } from './manifest/route';
import { GET as method } from './route';

// All it needs of the environment; the rest asks for a database.
vi.mock('@/lib/platform/env', () => ({ env: () => ({ PAY_ORIGIN: 'http://localhost:3000' }) }));

type Listener = (event: object) => void;
const order = { client_token: 'pot_1', challenge: 'c'.repeat(43) };

/** The worker as the browser runs it, and what a payment request of a page comes to. */
function aWorker() {
  const on: Record<string, Listener> = {};
  const self = { addEventListener: (name: string, listener: Listener) => Object.assign(on, { [name]: listener }) };
  runInNewContext(readFileSync('public/pay/handler.js', 'utf8'), { self, crypto, URL, Map, Promise, Error, String });
  const ask = (data: unknown) => {
    const asked = { opened: '', answer: Promise.resolve<unknown>(null) };
    on.paymentrequest?.({
      methodData: [{ supportedMethods: 'https://pay.example/pay/method', data }],
      paymentRequestOrigin: 'https://shop.example/cart',
      openWindow: async (to: string) => Object.assign(asked, { opened: to }),
      respondWith: (answer: Promise<unknown>) => Object.assign(asked, { answer }),
    });
    return asked;
  };
  const say = (data: object) => {
    const heard: unknown[] = [];
    on.message?.({ data, source: { postMessage: (said: unknown) => heard.push(said) } });
    return heard;
  };
  return { ask, say };
}

describe('our payment method', () => {
  test('leads a browser from its name to the worker that handles it, and nobody else handles it', async () => {
    const link = /^<(.+)>; rel="payment-method-manifest"$/.exec(method().headers.get('link') ?? '')?.[1];
    expect(link).toBe('http://localhost:3000/pay/method/manifest');
    const { default_applications, supported_origins } = await manifest().json();
    expect([default_applications, supported_origins]).toEqual([
      ['http://localhost:3000/pay/app.webmanifest'],
      ['http://localhost:3000'],
    ]);
    const { serviceworker, icons } = await application().json();
    for (const { src } of [serviceworker, ...icons]) expect(existsSync(`public${src}`), src).toBe(true);
    expect('/pay/window'.startsWith(serviceworker.scope)).toBe(true);
  });

  test('opens our window, says the order to it with the origin the browser names, and answers with what it brings', async () => {
    const { ask, say } = aWorker();
    const asked = ask(order);
    const n = new URL(asked.opened, 'http://localhost').searchParams.get('handler') ?? '';
    const words = { ns: 'souk-pay', v: 1, n };
    const [said] = say({ ...words, type: 'ready' });
    expect(readMessage(said)).toEqual({ ...words, ...order, type: 'asked', origin: 'https://shop.example' });
    expect(say({ ...words, n: 'another', type: 'approved', order: 'po_2', approval_code: 'forged' })).toMatchObject([
      { type: 'canceled', n: 'another' },
    ]);
    expect(say({ type: 'approved', n, order: 'po_2', approval_code: 'forged' })).toEqual([]);
    say({ ...words, type: 'approved', order: 'po_1', approval_code: 'apc_1' });
    expect(await asked.answer).toEqual({
      methodName: 'https://pay.example/pay/method',
      details: { order: 'po_1', approval_code: 'apc_1' },
    });
    expect(say({ ...words, type: 'ready' })).toMatchObject([{ type: 'canceled' }]);
  });

  test('is not begun without an order, and ends when its window does', async () => {
    const { ask, say } = aWorker();
    const none = ask({ client_token: 'pot_1' });
    await expect(none.answer).rejects.toThrow('no order');
    expect(none.opened).toBe('');
    const left = ask(order);
    const n = new URL(left.opened, 'http://localhost').searchParams.get('handler') ?? '';
    say({ ns: 'souk-pay', v: 1, type: 'canceled', n });
    await expect(left.answer).rejects.toThrow('canceled');
  });
});
