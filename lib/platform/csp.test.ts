import { describe, expect, it } from 'vitest';
import { commonHeaders, framePolicy, type PolicySite, pagePolicy, previewSide } from './csp';
import { framedSite } from './places';

const sandbox: PolicySite = {
  live: false,
  soukOrigin: 'http://localhost:3000',
  payOrigin: 'http://localhost:3000',
  sandboxOrigin: 'http://localhost:3001',
  signInOrigins: [],
  development: false,
};
const live: PolicySite = {
  ...sandbox,
  live: true,
  soukOrigin: 'https://souk.example',
  payOrigin: 'https://pay.souk.example',
  sandboxOrigin: undefined,
  signInOrigins: ['https://accounts.google.com'],
};

function directive(policy: string, name: string): string[] {
  const found = policy.split('; ').find((part) => part === name || part.startsWith(`${name} `));
  return found?.split(' ').slice(1) ?? [];
}

describe('the content policy of a page', () => {
  it('runs only what carries the nonce', () => {
    expect(directive(pagePolicy(live, 'abc'), 'script-src')).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  });
  it('has no hole that a development server needs', () => {
    for (const site of [sandbox, live]) expect(pagePolicy(site, 'abc')).not.toMatch(/unsafe|\*|ws:/);
  });
  it('frames the payment provider and nobody else', () => {
    expect(directive(pagePolicy(sandbox, 'abc'), 'frame-src')).toEqual(['http://localhost:3001']);
    expect(directive(pagePolicy(live, 'abc'), 'frame-src')).toEqual([
      'https://js.stripe.com',
      'https://hooks.stripe.com',
    ]);
    expect(directive(pagePolicy({ ...sandbox, sandboxOrigin: undefined }, 'abc'), 'frame-src')).toEqual(["'none'"]);
  });
  it('lets forms end only where payments, sellers and sign-ins do', () => {
    expect(directive(pagePolicy(live, 'abc'), 'form-action')).toEqual([
      "'self'",
      'https://souk.example',
      'https://pay.souk.example',
      'https://js.stripe.com',
      'https://hooks.stripe.com',
      'https://connect.stripe.com',
      'https://accounts.stripe.com',
      'https://accounts.google.com',
    ]);
  });
  it('forbids frames around it, plug-ins and a moved base', () => {
    for (const name of ['frame-ancestors', 'object-src', 'base-uri', 'default-src']) {
      expect(directive(pagePolicy(live, 'abc'), name), name).toEqual(["'none'"]);
    }
  });
});

describe('the policy of a page on which another site is paid', () => {
  it('takes no text for markup or for the address of a script', () => {
    for (const site of [sandbox, live]) {
      const policy = pagePolicy(site, 'abc', { pays: true });
      expect(directive(policy, 'require-trusted-types-for')).toEqual(["'script'"]);
      expect(directive(policy, 'trusted-types')).toEqual(['default']);
      expect(pagePolicy(site, 'abc')).not.toContain('trusted-types');
    }
  });
  it('is otherwise that of every page', () => {
    const [shared, ...more] = pagePolicy(live, 'abc', { pays: true }).split('; require-trusted-types-for');
    expect(more).toHaveLength(1);
    expect(pagePolicy(live, 'abc')).toContain(shared);
  });
});

describe('common headers', () => {
  it('insists on https only where https is', () => {
    expect(commonHeaders(live)['Strict-Transport-Security']).toMatch(/max-age=63072000/);
    expect(commonHeaders(sandbox)).not.toHaveProperty('Strict-Transport-Security');
  });
  it('keeps windows apart, but for the bank’s sign-in that the provider opens', () => {
    expect(commonHeaders(live)['Cross-Origin-Opener-Policy']).toBe('same-origin-allow-popups');
    expect(commonHeaders(sandbox)['Cross-Origin-Opener-Policy']).toBe('same-origin');
  });
});

describe('the preview of a draft', () => {
  const policyOf = (path: string, search = '') => pagePolicy(sandbox, 'n', { preview: previewSide(path, search) });

  it('is framed by its desk on our own site, and no other page is framed or frames', () => {
    expect(policyOf('/studio/cedar/design')).toContain("frame-src 'self'");
    expect(policyOf('/cedar', '?design=draft')).toContain("frame-ancestors 'self'");
    for (const [path, search] of [
      ['/cedar', ''],
      ['/cedar', '?design=other'],
      ['/cedar/bowl', '?design=draft'],
      ['/studio/cedar/design/x', ''],
      ['/studio/cedar', ''],
    ] as const) {
      expect(policyOf(path, search)).toContain("frame-ancestors 'none'");
      expect(policyOf(path, search)).not.toContain("frame-src 'self'");
    }
  });
});

describe('the policy of a frame on other sites', () => {
  const framers = ['https://merchant.example', 'https://www.merchant.example'];
  it('lets that site hold it and nobody else, and nobody at all where there is none', () => {
    expect(directive(framePolicy('abc', framers), 'frame-ancestors')).toEqual(framers);
    expect(directive(framePolicy('abc', []), 'frame-ancestors')).toEqual(["'none'"]);
  });
  it('runs what carries the nonce, asks us alone, and makes no markup of texts', () => {
    const policy = framePolicy('abc', framers);
    expect(directive(policy, 'script-src')).toEqual(["'nonce-abc'"]);
    expect(directive(policy, 'connect-src')).toEqual(["'self'"]);
    expect(directive(policy, 'default-src')).toEqual(["'none'"]);
    expect(directive(policy, 'require-trusted-types-for')).toEqual(["'script'"]);
  });
  it('is no other page’s: all of those refuse to be framed', () => {
    for (const path of ['/pay/window', '/pay/redirect', '/pay/order/po_1', '/pay/frame', '/pay/frame/pk/x', '/wallet'])
      expect(framedSite(path), path).toBeNull();
    expect(framedSite('/pay/frame/pk_test_abc')).toBe('pk_test_abc');
    for (const site of [sandbox, live])
      expect(directive(pagePolicy(site, 'abc'), 'frame-ancestors')).toEqual(["'none'"]);
  });
});
