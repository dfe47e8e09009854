import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cookieName, frameCookie } from '@/lib/platform/cookies';
import { GET as frame } from '../frame/[pk]/route';

const publishable = `pk_test_${'a'.repeat(24)}`;
const cookieOf = (pk: string) => frameCookie(pk)?.name ?? '';

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), read: new Set<string>(), findFrame: vi.fn() }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-nonce': 'abc', 'x-souk-locale': 'en' }),
  cookies: async () => ({
    get: (name: string) => {
      browser.read.add(name);
      const value = browser.jar.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
}));
vi.mock('@/lib/money/button/frame/find-frame', () => ({ findFrame: browser.findFrame }));
// All it needs of the environment; the rest asks for a database.
vi.mock('@/lib/platform/env', () => ({ env: () => ({ SOUK_ORIGIN: 'http://localhost:3000' }) }));

/** The frame as a browser with these cookies is answered. */
async function frameFor(cookies: Record<string, string>, theme = 'auto') {
  browser.jar = new Map(Object.entries(cookies));
  const asked = `http://localhost:3000/pay/frame/${publishable}?origin=https://shop.example&theme=${theme}`;
  const answer = await frame(new NextRequest(asked), { params: Promise.resolve({ pk: publishable }) });
  return { page: await answer.text(), headers: [...answer.headers] };
}

beforeEach(() => {
  browser.read.clear();
  browser.findFrame.mockReset().mockResolvedValue({});
});

describe('a one-tap frame', () => {
  test('is the same letter for letter for a person, a guest, somebody with a frame elsewhere and nobody, and nobody is looked for', async () => {
    const nobody = await frameFor({});
    expect(nobody.page).toContain('data-known=""');
    const another = cookieOf(`pk_test_${'b'.repeat(24)}`);
    for (const cookie of [cookieName('session'), cookieName('guest'), cookieName('device'), another])
      expect(await frameFor({ [cookie]: 'hers' }), cookie).toEqual(nobody);
    expect(browser.findFrame).not.toHaveBeenCalled();
    expect([...browser.read]).toEqual([cookieOf(publishable)]);
  });

  test('says with a cookie of its own one thing more: that it is known here', async () => {
    const nobody = await frameFor({});
    const hers = await frameFor({ [cookieOf(publishable)]: 'hers' });
    expect(hers.page).toBe(nobody.page.replace('data-known=""', 'data-known="1"'));
    expect(hers.headers).toEqual(nobody.headers);
    browser.findFrame.mockResolvedValue(null);
    expect(await frameFor({ [cookieOf(publishable)]: 'ended' })).toEqual(nobody);
  });

  test('follows the theme of its page and not of the system, which the page may not follow', async () => {
    const schemes = async (theme: string) => {
      const { page } = await frameFor({}, theme);
      expect(page).toContain(`data-theme="${theme}"`);
      return [...page.matchAll(/^(\S+) \{ color-scheme: ([a-z ]+);/gm)].map(([, of, scheme]) => `${of} ${scheme}`);
    };
    for (const theme of ['auto', 'dark', 'light'])
      expect(await schemes(theme)).toEqual(['html light', '[data-theme="dark"] dark', '[data-theme="light"] light']);
  });
});
