import { describe, expect, it } from 'vitest';
import { type Ask, decide } from './proxy-rules';

const hosts = { soukOrigin: 'https://souk.example.org', payOrigin: 'https://pay.souk.example.org' };
const own = { handle: 'cedar', host: 'www.cedar.shop' };

function asked(
  path: string,
  given: Partial<Pick<Ask, 'method' | 'search' | 'host'>> & { headers?: Record<string, string> } = {},
) {
  const { headers = {}, ...rest } = given;
  const ask = {
    method: 'GET',
    search: '',
    host: own.host,
    path,
    header: (name: string) => headers[name] ?? null,
    ...rest,
  };
  return decide(ask, hosts, own);
}

describe("a page's own domain", () => {
  it.each([
    ['/', '/cedar', 'en'],
    ['/ar', '/cedar', 'ar'],
    ['/olive-bowl', '/cedar/olive-bowl', 'en'],
    ['/ar/olive-bowl', '/cedar/olive-bowl', 'ar'],
    ['/info/about', '/cedar/info/about', 'en'],
    ['/atom.xml', '/cedar/atom.xml', 'en'],
    ['/sitemap.xml', '/cedar/sitemap.xml', 'en'],
    ['/robots.txt', '/cedar/robots.txt', 'en'],
    // The address of another page is one this page does not have.
    ['/lina-pottery', '/cedar/lina-pottery', 'en'],
    ['/lina-pottery/jug', '/cedar/lina-pottery/jug', 'en'],
  ])('shows at %s what is at %s of our own', (path, shown, locale) => {
    expect(asked(path)).toEqual({
      kind: 'pass',
      path: shown,
      locale,
      area: 'page',
      private: false,
      ownDomain: own.host,
    });
  });

  it.each([
    ['/cedar', 'https://www.cedar.shop/'],
    ['/cedar/olive-bowl', 'https://www.cedar.shop/olive-bowl'],
    ['/ar/cedar/olive-bowl', 'https://www.cedar.shop/ar/olive-bowl'],
    ['/en/olive-bowl', 'https://www.cedar.shop/olive-bowl'],
  ])('leads from %s to the same without its handle', (path, to) => {
    expect(asked(path)).toEqual({ kind: 'redirect', status: 308, to });
  });

  it.each(['/sign-in', '/wallet', '/checkout', '/studio/cedar', '/search', '/ar/settings', '/orders'])(
    'leads from %s to our own name, where people are known',
    (path) => {
      expect(asked(path, { search: '?a=1' })).toEqual({
        kind: 'redirect',
        status: 307,
        to: `${hosts.soukOrigin}${path}?a=1`,
      });
    },
  );

  it.each(['/api/health', '/api/auth/session', '/sw.js', '/_next/data/x'])('has no %s', (path) => {
    expect(asked(path)).toEqual({ kind: 'refuse', status: 404, code: 'not_found' });
  });

  it('changes nothing, whatever origin is claimed', () => {
    for (const origin of [hosts.soukOrigin, `https://${own.host}`])
      for (const path of ['/', '/cedar/olive-bowl', '/checkout', '/api/pay/v1/x'])
        expect(asked(path, { method: 'POST', headers: { origin, 'next-action': 'x' } })).toMatchObject({ status: 421 });
  });

  it('is only what was proved: without a page the name leads to our own', () => {
    const ask = { method: 'GET', search: '', host: 'www.cedar.shop', path: '/', header: () => null };
    expect(decide(ask, hosts)).toEqual({ kind: 'redirect', status: 307, to: `${hosts.soukOrigin}/` });
    expect(
      decide({ ...ask, header: (name) => (name === 'x-forwarded-host' ? 'souk.example.org' : null) }, hosts),
    ).toEqual({
      kind: 'redirect',
      status: 307,
      to: `${hosts.soukOrigin}/`,
    });
  });
});
