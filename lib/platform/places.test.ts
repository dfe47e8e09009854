import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  isPayMethod,
  isPayPlace,
  isPreview,
  isPrivatePlace,
  keepsOpener,
  privatePlaces,
  referrerOfShare,
} from './places';

const worker = readFileSync(path.resolve(import.meta.dirname, '../../public/sw.js'), 'utf8');

/** Runs the real worker in a bare context and answers by its own functions. */
function workerSays(expression: string): unknown {
  const self = { addEventListener: () => undefined, location: { origin: 'http://localhost:3000' } };
  return runInNewContext(`${worker}; ${expression}`, { self, URL, Response, caches: {}, fetch: () => undefined });
}

describe('the service worker', () => {
  it('knows every private place', () => {
    expect(workerSays('PRIVATE')).toEqual([...privatePlaces]);
  });
  it.each([...privatePlaces, 'people', 'lists', 'recommendations', 'api'])(
    'never keeps /%s, in any language or depth',
    (place) => {
      for (const address of [`/${place}`, `/ar/${place}`, `/${place}/deep/er?x=1`]) {
        expect(workerSays(`isPublic(new URL('http://localhost:3000${address}'))`), address).toBe(false);
      }
    },
  );
  it.each(['', '/ar'])('never keeps a search by picture, nor asks for it once more (%s)', (prefix) => {
    const address = `http://localhost:3000${prefix}/search/picture?product=prd_1`;
    expect(workerSays(`isPublic(new URL('${address}'))`)).toBe(false);
  });
  it('hands a picture that was sent to it to the page once, keeps it nowhere else, and takes none of any size', async () => {
    const listeners: Record<string, (event: object) => void> = {};
    const touched: string[] = [];
    const self = {
      addEventListener: (name: string, listener: (event: object) => void) =>
        Object.assign(listeners, { [name]: listener }),
      location: { origin: 'http://localhost:3000' },
      navigator: { language: 'en' },
    };
    const caches = new Proxy({}, { get: (_, name) => touched.push(String(name)) });
    const redirect = { redirect: (to: string) => to };
    runInNewContext(worker, { self, URL, File, Response: redirect, caches, fetch: () => touched.push('fetch') });
    const send = (file: File) => {
      let answer: unknown;
      const form = { get: () => file };
      const request = {
        method: 'POST',
        url: 'http://localhost:3000/search/picture/shared',
        formData: async () => form,
      };
      listeners.fetch?.({ request, respondWith: (given: unknown) => (answer = given) });
      return answer;
    };
    const ask = () => {
      let given: unknown;
      listeners.message?.({ data: 'shared-picture', ports: [{ postMessage: (file: unknown) => (given = file) }] });
      return given;
    };
    expect(await send(new File(['a'], 'a.webp'))).toBe('/search/picture?shared=waiting');
    expect([ask(), ask()]).toEqual([expect.any(File), null]);
    const heavy = Object.defineProperty(new File(['a'], 'a.webp'), 'size', { value: 65 * 1024 * 1024 });
    expect(await send(heavy)).toBe('/search/picture?shared=lost');
    expect([ask(), touched]).toEqual([null, []]);
  });
  it('keeps what anyone may see', () => {
    for (const address of ['/', '/ar', '/cedar', '/ar/cedar/kilim', '/search?q=rug', '/search/picture']) {
      expect(workerSays(`isPublic(new URL('http://localhost:3000${address}'))`), address).toBe(true);
    }
  });
});

describe('places', () => {
  it('asks for no more of the payment host than what is private', () => {
    for (const place of ['wallet', 'checkout', 'orders', 'pay']) {
      expect(isPayPlace(`/${place}/x`)).toBe(true);
      expect(isPrivatePlace(`/${place}/x`)).toBe(true);
    }
    expect(isPayPlace('/walletish')).toBe(false);
  });
});

describe('pictures for other sites', () => {
  it.each(['/cedar/preview.jpg', '/cedar/lamp/preview.jpg'])('may show %s', (path) => {
    expect(isPreview(path)).toBe(true);
  });
  it.each(['/cedar', '/preview.jpg/orders', '/orders', '/cedar/preview-jpg', '/orders/preview.jpg'])(
    'may not show %s',
    (path) => {
      expect(isPreview(path)).toBe(false);
    },
  );
});

describe('what describes our payment method', () => {
  it('is read by browsers for pages of other sites, and nothing else of the button is', () => {
    for (const path of [
      '/pay/method',
      '/pay/method/manifest',
      '/pay/app.webmanifest',
      '/icon-192.png',
      '/icon-512.png',
    ])
      expect(isPayMethod(path)).toBe(true);
    for (const path of ['/pay/window', '/pay/handler.js', '/pay/methods', '/pay/order/po_1'])
      expect(isPayMethod(path), path).toBe(false);
  });
});

describe('the window that opened a page', () => {
  it.each([
    ['/pay/window', ''],
    ['/checkout/return', ''],
    ['/wallet/paypal', '?next=%2Fpay%2Forder%2Fpo_1'],
    ['/sign-in', '?next=%2Fpay%2Forder%2Fpo_1'],
    ['/sign-up', '?next=%2Far%2Fpay%2Forder%2Fpo_1'],
  ])('is kept on the way of a payment: %s%s', (path, search) => {
    expect(keepsOpener(path, search)).toBe(true);
  });
  it.each([
    ['/wallet', ''],
    ['/wallet/paypals', ''],
    ['/sign-in', ''],
    ['/sign-in', '?next=%2Fwallet'],
    ['/sign-in', '?next=%2F%2Fevil.example%2Fpay%2Forder%2F'],
    ['/payments', ''],
  ])('is cut off elsewhere: %s%s', (path, search) => {
    expect(keepsOpener(path, search)).toBe(false);
  });
});

it('hands no address of a share on, and lets forms without scripts prove where they come from', () => {
  expect(referrerOfShare('/s/AAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe('no-referrer');
  expect(referrerOfShare('/shares/shr_1')).toBe('same-origin');
  for (const other of ['/', '/search', '/sharesome', '/people/lina']) expect(referrerOfShare(other)).toBeNull();
});
