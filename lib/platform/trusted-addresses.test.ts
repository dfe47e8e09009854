import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { trustedAddresses } from './trusted-addresses';

type Rules = Record<'createHTML' | 'createScriptURL', (text: string) => string | null>;

/** The rules as a browser is told them; none where it knows no such thing. */
function rulesOf(): Rules {
  const made: Record<string, Rules> = {};
  const trustedTypes = { createPolicy: (name: string, rules: Rules) => Object.assign(made, { [name]: rules }) };
  const self = { trustedTypes };
  runInNewContext(trustedAddresses, { self, URL, location: new URL('https://pay.souk.example/pay/order/po_1') });
  if (!made.default) throw new Error('no rules');
  return made.default;
}

describe('what pages of the pay button take for a script', () => {
  it('are our built files, the service worker and the card fields of the provider', () => {
    const { createScriptURL } = rulesOf();
    for (const address of ['/_next/static/chunks/a.js', '/sw.js', 'https://js.stripe.com/v3/'])
      expect(createScriptURL(address)).toBe(address);
    for (const address of [
      '/media/a.js',
      '/_next/static/../../media/a.js',
      'https://evil.example/_next/static/a.js',
      'https://js.stripe.com.evil.example/v3/',
      '//evil.example/sw.js',
      'data:text/javascript,alert(1)',
      'blob:https://pay.souk.example/1',
    ])
      expect(createScriptURL(address), address).toBeNull();
  });
  it('is no markup but the empty element that scripts are made of', () => {
    const { createHTML, ...others } = rulesOf();
    expect(createHTML('<script></script>')).toBe('<script></script>');
    for (const text of ['', '<b>Hello</b>', '<img src=x onerror=alert(1)>', '<script>alert(1)</script>'])
      expect(createHTML(text), text).toBeNull();
    expect(Object.keys(others)).toEqual(['createScriptURL']);
  });
  it('is asked of no browser that knows nothing of it', () => {
    expect(() => runInNewContext(trustedAddresses, { self: {} })).not.toThrow();
  });
});
