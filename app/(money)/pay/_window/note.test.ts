import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { payNow, paySheet } from '@/app/(money)/_pay/actions';
import { newId } from '@/lib/kernel/ids';
import { cookieName } from '@/lib/platform/cookies';
import { noteShown, openNote, sealNote, shownAs } from './note';
import { wasShown } from './was-shown';

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), paid: vi.fn() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.jar.has(name) ? { name, value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string) => browser.jar.set(name, value),
  }),
}));
// All it needs of the environment; the rest asks for a database.
vi.mock('@/lib/platform/env', () => ({
  env: () => ({ SOUK_ORIGIN: 'http://localhost:3000', NEXTAUTH_SECRET: 'ours' }),
}));
// Who asks and what was typed is read elsewhere; here it is what an action does with it.
vi.mock('@/lib/platform/action', () => ({
  formAction:
    (_schema: unknown, _who: unknown, work: (actor: unknown, input: unknown) => unknown) =>
    (_state: unknown, input: unknown) =>
      work({ kind: 'guest' }, input),
}));
vi.mock('@/lib/platform/visit', () => ({ networkOfRequest: async () => 'net' }));
vi.mock('@/app/(money)/note-steps', () => ({ noteTap: async () => {} }));
vi.mock('@/app/(money)/_pay/pay-and-answer', () => ({ payAndAnswer: (said: unknown) => said }));
vi.mock('@/app/(money)/_pay/undo-and-answer', () => ({ undoAndAnswer: null }));
vi.mock('@/app/(money)/_pay/taps-of-list', () => ({ tapsOfList: null }));
vi.mock('@/lib/money/tap/pay-by-tap', () => ({ payByTap: browser.paid }));
vi.mock('@/lib/money/tap/pay-by-sheet', () => ({ payBySheet: browser.paid }));

const order = newId('payOrder');
beforeEach(() => {
  browser.jar.clear();
  browser.paid.mockReset().mockReturnValue({ ok: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the order of another site', () => {
  test('is paid by no browser that was not shown it, whoever is signed in there', async () => {
    const asked = { payOrder: order, items: [] } as never;
    for (const pay of [payNow, paySheet]) {
      expect(await pay(null, asked)).toEqual({ ok: false, code: 'order_ended' });
      expect(browser.paid).not.toHaveBeenCalled();
    }
    await noteShown(newId('payOrder'), 'popup');
    expect(await payNow(null, asked)).toEqual({ ok: false, code: 'order_ended' });
    await noteShown(order, 'popup', 'state');
    expect(await payNow(null, asked)).toEqual({ ok: true });
    expect(await shownAs(order)).toEqual({ id: order, mode: 'popup', state: 'state' });
    expect(await wasShown({})).toBe(true);
  });

  test('is shown by no note that somebody else sealed, or that was sealed for something else', async () => {
    const shown = [{ id: order, mode: 'popup', state: '' }];
    for (const { secret = 'ours', salt = 'pay-window' } of [{ secret: 'theirs' }, { salt: 'pay-window-handed' }]) {
      browser.jar.set(cookieName('window'), await encode({ token: { shown }, secret, maxAge: 60, salt }));
      expect(await shownAs(order)).toBeNull();
    }
    browser.jar.set(cookieName('window'), JSON.stringify({ shown }));
    expect(await shownAs(order)).toBeNull();
  });

  test('is handed on in an address for a minute', async () => {
    const note = { id: order, mode: 'redirect', state: 's' } as const;
    const sealed = await sealNote(note);
    expect(await openNote(sealed)).toEqual(note);
    // Clocks may differ by seconds.
    vi.useFakeTimers({ now: Date.now() + 80_000, toFake: ['Date'] });
    expect(await openNote(sealed)).toBeNull();
  });
});
