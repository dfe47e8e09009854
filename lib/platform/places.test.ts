import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isPayPlace, isPrivatePlace, privatePlaces } from './places';

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
  it.each([...privatePlaces, 'api'])('never keeps /%s, in any language or depth', (place) => {
    for (const address of [`/${place}`, `/ar/${place}`, `/${place}/deep/er?x=1`]) {
      expect(workerSays(`isPublic(new URL('http://localhost:3000${address}'))`), address).toBe(false);
    }
  });
  it.each(['', '/ar'])('never keeps a search by picture, nor asks for it once more (%s)', (prefix) => {
    const address = `http://localhost:3000${prefix}/search/picture?product=prd_1`;
    expect(workerSays(`isPublic(new URL('${address}'))`)).toBe(false);
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
