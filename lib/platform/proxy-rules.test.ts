import { describe, expect, it } from 'vitest';
import { type Ask, decide, ownOrigins } from './proxy-rules';

const one = { soukOrigin: 'http://localhost:3000', payOrigin: 'http://localhost:3000' };
const two = { soukOrigin: 'https://souk.example', payOrigin: 'https://pay.souk.example' };

function ask(method: string, address: string, headers: Record<string, string> = {}, host = 'localhost:3000'): Ask {
  const [path = '/', query] = address.split('?');
  const search = query === undefined ? '' : `?${query}`;
  return { method, path, search, host, header: (name) => headers[name] ?? null };
}

const form = { origin: one.soukOrigin, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '10' };

describe('language by address', () => {
  it('serves a prefixed page from the same folder', () => {
    expect(decide(ask('GET', '/ar/orders'), one)).toMatchObject({ kind: 'pass', path: '/orders', locale: 'ar' });
    expect(decide(ask('GET', '/ar'), one)).toMatchObject({ path: '/', locale: 'ar' });
    expect(decide(ask('GET', '/arabica'), one)).toMatchObject({ path: '/arabica', locale: 'en' });
  });
  it('never redirects by what the browser prefers', () => {
    expect(decide(ask('GET', '/', { 'accept-language': 'ar' }), one)).toMatchObject({ kind: 'pass', locale: 'en' });
  });
  it('gives machines and pictures one address each', () => {
    for (const path of ['/ar/api/health', '/ar/api', '/ar/media/x/320.webp', '/ar/_next/static/x.js']) {
      expect(decide(ask('GET', path), one)).toMatchObject({ kind: 'refuse', status: 404 });
    }
  });
  it('cannot be used to reach a route past its own checks', () => {
    const post = ask('POST', '/ar/api/stripe/webhook', { 'content-type': 'application/json' });
    expect(decide(post, one)).toMatchObject({ kind: 'refuse', status: 404 });
  });
  it('sends the English prefix, which nobody writes, to the bare address', () => {
    expect(decide(ask('GET', '/en/cart?a=1'), one)).toEqual({ kind: 'redirect', status: 308, to: '/cart?a=1' });
  });
});

describe('searching with a picture', () => {
  const picture = { ...form, 'content-length': String(10 * 1024 * 1024 + 500) };
  it('takes one of 10 MiB, and no page beside it does', () => {
    for (const path of ['/search/picture', '/ar/search/picture/found']) {
      expect(decide(ask('POST', path, picture), one)).toMatchObject({ kind: 'pass', area: 'page' });
    }
    expect(decide(ask('POST', '/search', picture), one)).toMatchObject({ status: 413, code: 'too_large' });
    const called = { ...picture, 'next-action': 'a' };
    expect(decide(ask('POST', '/search/picture', called), one)).toMatchObject({ status: 413, code: 'too_large' });
  });
  it('reads nothing of what another app shares past the service worker, and says so on the page', () => {
    const lost = { kind: 'redirect', status: 303, to: '/search/picture?shared=lost' };
    expect(decide(ask('POST', '/search/picture/shared', { origin: 'null' }), one)).toEqual(lost);
  });
});

describe('the counts of the pay button', () => {
  it('are taken from pages of any site, and only there', () => {
    const headers = {
      origin: 'https://shop.example',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '40',
    };
    const passed = { kind: 'pass', path: '/api/pay/seen', area: 'api', private: true };
    expect(decide(ask('POST', '/pay/seen', headers), one)).toMatchObject(passed);
    expect(decide(ask('POST', '/pay/seen', headers, 'pay.souk.example'), two)).toMatchObject(passed);
    for (const path of ['/pay/seen/x', '/ar/pay/order/x', '/api/pay/status'])
      expect(decide(ask('POST', path, headers), one)).toMatchObject({ status: 403, code: 'foreign_origin' });
  });
});

describe('methods', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('answers 405 to %s on a page', (method) => {
    expect(decide(ask(method, '/'), one)).toEqual({
      kind: 'refuse',
      status: 405,
      code: 'method',
      allow: 'GET, HEAD, POST',
    });
  });
  it('lets routes have the methods they declare, but never TRACE', () => {
    expect(decide(ask('OPTIONS', '/api/health'), one)).toMatchObject({ kind: 'pass', area: 'api', private: true });
    expect(decide(ask('TRACE', '/api/health'), one)).toMatchObject({ status: 405 });
  });
});

describe('doors of next-auth', () => {
  it('that only harm are shut, and the others open', () => {
    const gone = { status: 404, code: 'not_found' };
    expect(decide(ask('POST', '/api/auth/_log', form), one)).toMatchObject(gone);
    for (const way of ['password', 'passkey']) {
      expect(decide(ask('GET', `/api/auth/callback/${way}?x=1`), one)).toMatchObject(gone);
      expect(decide(ask('POST', `/api/auth/callback/${way}`, form), one)).toMatchObject({ kind: 'pass' });
    }
    expect(decide(ask('GET', '/api/auth/callback/google?code=1'), one)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('GET', '/api/auth/session'), one)).toMatchObject({ kind: 'pass' });
  });
});

describe('origin', () => {
  const foreign = ['https://evil.example', 'null', '', 'http://localhost:3001', 'http://localhost:3000.evil.example'];
  it.each(foreign)('refuses to change anything for origin "%s"', (origin) => {
    expect(decide(ask('POST', '/cart', { ...form, origin }), one)).toMatchObject({
      status: 403,
      code: 'foreign_origin',
    });
    expect(decide(ask('POST', '/api/auth/signout', { ...form, origin }), one)).toMatchObject({ status: 403 });
  });
  it('lets a program without one ask what a picture finds, and no page of somebody else', () => {
    const { origin: _origin, ...rest } = form;
    expect(decide(ask('POST', '/api/visual-search', rest), one)).toMatchObject({ kind: 'pass' });
    for (const origin of foreign)
      expect(decide(ask('POST', '/api/visual-search', { ...rest, origin }), one)).toMatchObject({ status: 403 });
    expect(decide(ask('POST', '/api/studio/upload', rest), one)).toMatchObject({ status: 403 });
  });
  it('refuses a server action that does not say where it comes from', () => {
    const { origin: _origin, ...rest } = form;
    expect(decide(ask('POST', '/cart', { ...rest, 'next-action': 'abc' }), one)).toMatchObject({ status: 403 });
  });
  it('is not impressed by a forwarded host', () => {
    const headers = { ...form, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
    expect(decide(ask('POST', '/cart', headers), one)).toMatchObject({ status: 403 });
  });
  it('accepts both hosts and the number of localhost', () => {
    expect(ownOrigins(one)).toContain('http://127.0.0.1:3000');
    expect(ownOrigins(two)).toEqual([two.soukOrigin, two.payOrigin]);
    expect(decide(ask('POST', '/cart', form), one)).toMatchObject({ kind: 'pass' });
  });
  it('takes a page’s form only from the name it is sent to, a route’s call from every name', () => {
    const number = { ...form, origin: 'http://127.0.0.1:3000', 'next-action': 'abc' };
    expect(decide(ask('POST', '/cart', number), one)).toMatchObject({ status: 403, code: 'foreign_origin' });
    expect(decide(ask('POST', '/cart', form, '127.0.0.1:3000'), one)).toMatchObject({ status: 403 });
    expect(decide(ask('POST', '/cart', number, '127.0.0.1:3000'), one)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('POST', '/api/auth/passkey', number), one)).toMatchObject({ kind: 'pass' });
  });
  it('leaves machines to their signature', () => {
    const headers = { 'content-type': 'application/json', 'content-length': '20' };
    expect(decide(ask('POST', '/api/stripe/webhook', headers), one)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('POST', '/api/stripe/webhookish', headers), one)).toMatchObject({ status: 403 });
  });
});

it('lets a mail program end mails from anywhere by a small form, and nobody send one to its page from elsewhere', () => {
  const click = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '26' };
  expect(decide(ask('POST', '/unsubscribe/one-click', click), one)).toMatchObject({ kind: 'pass', private: true });
  expect(decide(ask('POST', '/unsubscribe/one-click', { ...click, 'content-length': '9000000' }), one)).toMatchObject({
    status: 413,
  });
  expect(decide(ask('POST', '/unsubscribe', click), one)).toMatchObject({ status: 403 });
});

describe('bodies', () => {
  it('refuses more than a mebibyte, except a picture', () => {
    const big = { ...form, 'content-length': String(2 * 1024 * 1024) };
    expect(decide(ask('POST', '/studio', big), one)).toMatchObject({ status: 413 });
    expect(decide(ask('POST', '/api/studio/upload', big), one)).toMatchObject({ kind: 'pass' });
    const huge = { ...form, 'content-length': String(33 * 1024 * 1024) };
    expect(decide(ask('POST', '/api/studio/upload', huge), one)).toMatchObject({ status: 413 });
    expect(decide(ask('POST', '/api/disputes/evidence', big), one)).toMatchObject({ kind: 'pass', private: true });
    expect(decide(ask('POST', '/api/disputes/evidence', huge), one)).toMatchObject({ status: 413 });
    expect(decide(ask('POST', '/api/studio/photos', huge), one)).toMatchObject({ status: 413 });
    expect(decide(ask('POST', '/', { ...form, 'content-length': 'many' }), one)).toMatchObject({ status: 413 });
  });
  it('refuses a stream of unknown length', () => {
    const { 'content-length': _length, ...rest } = form;
    expect(decide(ask('POST', '/', { ...rest, 'transfer-encoding': 'chunked' }), one)).toMatchObject({ status: 411 });
  });
  const strange = ['multipart/form-data', 'application/json', 'text/plain', 'application/x-www-form-urlencoded', ''];
  it.each(strange)('refuses a page form of type "%s"', (type) => {
    expect(decide(ask('POST', '/', { ...form, 'content-type': type }), one)).toMatchObject({ status: 415 });
  });
  it('takes both encodings of a server action', () => {
    const action = { ...form, 'next-action': 'abc' };
    expect(decide(ask('POST', '/', action), one)).toMatchObject({ kind: 'pass' });
    const text = { ...action, 'content-type': 'text/plain;charset=UTF-8' };
    expect(decide(ask('POST', '/', text), one)).toMatchObject({ kind: 'pass' });
  });
  it('lets a route be called without a body, and not with any type', () => {
    expect(decide(ask('POST', '/api/auth/signout', { origin: one.soukOrigin }), one)).toMatchObject({ kind: 'pass' });
    const xml = { origin: one.soukOrigin, 'content-length': '9', 'content-type': 'text/xml' };
    expect(decide(ask('POST', '/api/auth/signout', xml), one)).toMatchObject({ status: 415 });
  });
});

describe('addresses', () => {
  it.each(['/%00', '/%zz', '/a%5cb', '//evil.example', '/a//b', '/%0d%0aset-cookie'])('refuses %s', (path) => {
    expect(decide(ask('GET', path), one)).toMatchObject({ kind: 'refuse', status: 400 });
  });
  it('refuses one longer than any of ours', () => {
    expect(decide(ask('GET', `/cart?q=${'a'.repeat(5_000)}`), one)).toMatchObject({ status: 414 });
    expect(decide(ask('GET', `/${'a'.repeat(5_000)}`), one)).toMatchObject({ status: 414 });
  });
  it.each(['/search', '/ar/search'])('shortens one that %s was asked with, once', (path) => {
    const long = decide(ask('GET', `${path}?category=rugs&q=${encodeURIComponent('🏺'.repeat(2_000))}`), one);
    const shorter = `${path}?${new URLSearchParams({ q: '🏺'.repeat(101) })}`;
    expect(long).toEqual({ kind: 'redirect', status: 307, to: shorter });
    expect(decide(ask('GET', shorter), one)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('POST', `${path}?q=${'a'.repeat(5_000)}`), one)).toMatchObject({ status: 414 });
  });
  it('marks what belongs to one person, in every language', () => {
    for (const path of [
      '/wallet',
      '/ar/orders/ord_1',
      '/settings',
      '/studio/cedar',
      '/api/auth/session',
      '/checkout',
    ]) {
      expect(decide(ask('GET', path), one), path).toMatchObject({ kind: 'pass', private: true });
    }
    for (const path of ['/', '/cedar', '/search', '/walletish']) {
      expect(decide(ask('GET', path), one), path).toMatchObject({ private: false });
    }
  });
});

describe('hosts', () => {
  it('shows pages under one name, machines under both', () => {
    const number = '127.0.0.1:3000';
    expect(decide(ask('GET', '/cedar?x=1', {}, number), one)).toEqual({
      kind: 'redirect',
      status: 307,
      to: 'http://localhost:3000/cedar?x=1',
    });
    expect(decide(ask('GET', '/api/health', {}, number), one)).toMatchObject({ kind: 'pass' });
  });
  it('lets an action lead to a page without losing who asked for it', () => {
    const number = '127.0.0.1:3000';
    const own = { rsc: '1', origin: one.soukOrigin };
    expect(decide(ask('GET', '/wallet', own, number), one)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('GET', '/wallet', { rsc: '1' }, number), one)).toMatchObject({ kind: 'redirect' });
    expect(decide(ask('GET', '/wallet', { rsc: '1', origin: 'https://evil.example' }, number), one)).toMatchObject({
      kind: 'redirect',
    });
  });
  it('lets the browser itself go to a page of the other host', () => {
    const number = '127.0.0.1:3000';
    const from = (origin: string) => ({ rsc: '1', origin });
    expect(decide(ask('GET', '/cedar', from(two.soukOrigin), number), two)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('GET', '/wallet', from(two.payOrigin), number), two)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('GET', '/wallet', from(two.soukOrigin), number), two)).toMatchObject({ status: 421 });
    expect(decide(ask('GET', '/cedar', from(two.payOrigin), number), two)).toMatchObject({ status: 421 });
  });
  it('gives each of two hosts only its routes', () => {
    expect(decide(ask('GET', '/wallet', {}, 'pay.souk.example'), two)).toMatchObject({ kind: 'pass' });
    expect(decide(ask('GET', '/cedar', {}, 'pay.souk.example'), two)).toMatchObject({
      to: 'https://souk.example/cedar',
    });
    expect(decide(ask('GET', '/cedar', {}, 'souk.example'), two)).toMatchObject({ kind: 'pass' });
  });
  it('carries a sign-in over by a grant, with the language', () => {
    expect(decide(ask('GET', '/ar/wallet', {}, 'souk.example'), two)).toEqual({
      kind: 'redirect',
      status: 307,
      to: '/api/auth/grant?to=%2Far%2Fwallet',
    });
  });
  it('changes nothing on the wrong host', () => {
    const headers = { ...form, origin: two.soukOrigin };
    expect(decide(ask('POST', '/wallet', headers, 'souk.example'), two)).toMatchObject({ status: 421 });
    expect(decide(ask('POST', '/cedar', headers, 'pay.souk.example'), two)).toMatchObject({ status: 421 });
  });
});

describe('a form that pays', () => {
  const action = { ...form, 'next-action': 'a', 'sec-fetch-site': 'same-origin' };
  const paths = ['/pay/order/po_1', '/ar/pay/order/po_1', '/checkout', '/checkout/confirm/cfm_1'];
  it.each(paths)('is taken at %s from our own page alone', (path) => {
    expect(decide(ask('POST', path, action), one)).toMatchObject({ kind: 'pass' });
    const { origin: _, ...nowhere } = action;
    for (const forged of [
      { ...action, origin: 'https://merchant.example' },
      { ...action, origin: 'null' },
      nowhere,
      // Origin is ours, and the browser says all the same that another site sent it.
      { ...action, 'sec-fetch-site': 'cross-site' },
      { ...action, 'sec-fetch-site': 'same-site' },
    ])
      expect(decide(ask('POST', path, forged), one)).toMatchObject({ status: 403, code: 'foreign_origin' });
  });
  it('shows an order from any site, when it is no more than that', () => {
    const start = {
      ...{ origin: 'https://merchant.example', 'sec-fetch-site': 'cross-site', 'content-length': '200' },
      'content-type': 'application/x-www-form-urlencoded',
    };
    expect(decide(ask('POST', '/pay/start', start), one)).toMatchObject({ kind: 'pass', private: true });
    expect(decide(ask('POST', '/pay/start', { ...start, 'content-length': '9000' }), one)).toMatchObject({
      status: 413,
    });
    expect(decide(ask('POST', '/pay/start', { ...start, 'content-type': 'application/json' }), one)).toMatchObject({
      status: 415,
    });
    expect(decide(ask('POST', '/pay/started', start), one)).toMatchObject({ status: 403 });
  });
});
