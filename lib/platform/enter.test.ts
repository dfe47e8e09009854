import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { newRequest, request } from '@/db/testing/browser-request';
import { signIn } from '@/db/testing/sign-in';
import { findActor } from '@/lib/identity/sessions/queries';
import { parseId } from '@/lib/kernel/ids';
import { refuse } from '@/lib/kernel/result';
import { currentActor, ensureGuest, guestHashOfRequest, requirePerson } from './auth';
import { cookieName, cookieOptions } from './cookies';
import { loadAfresh, nextOrHome, orProve } from './enter';
import { authOptions, isProviderOffered } from './next-auth';
import { requireProof } from './require-proof';
import { hashToken } from './tokens';
import { networkOfRequest, visitOfRequest } from './visit';

// Outside a bundler the name leads to the browser's half.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'));
vi.mock('next/headers', () => import('@/db/testing/browser-request'));
beforeEach(newRequest);

/** Where a page that is not shown sends the browser instead. */
async function sentTo(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    if (digest.startsWith('NEXT_REDIRECT')) return digest.split(';')[2] ?? '';
    throw error;
  }
  return 'nowhere';
}

describe('who acts on a request', () => {
  test('a guest without a cookie owns nothing yet, and gets one mark that stays the same', async () => {
    expect(await currentActor()).toMatchObject({ kind: 'guest', guestHash: null });
    const hash = await ensureGuest();
    expect(await ensureGuest()).toBe(hash);
    expect(await currentActor()).toMatchObject({ kind: 'guest', guestHash: hash });
    expect(hashToken(request.cookies.get(cookieName('guest')) ?? '')).toBe(hash);
  });

  test.each(['', 'short', `${'x'.repeat(27)};`, '../..', "' or 1=1"])(
    'the guest cookie %j is none of ours',
    async (cookie) => {
      request.cookies.set(cookieName('guest'), cookie);
      expect(await guestHashOfRequest()).toBeNull();
    },
  );

  test('a person by her session, and a guest the moment it has ended', async () => {
    const person = await signIn();
    expect(await currentActor()).toMatchObject({ kind: 'person', personId: person.personId });
    const { signOut } = await import('@/lib/identity/sessions/sign-out');
    await signOut(person);
    expect((await currentActor()).kind).toBe('guest');
  });
});

describe('a page for somebody signed in', () => {
  test.each([
    [null, '/sign-in?next=%2Fsettings'],
    ['ar', '/ar/sign-in?next=%2Far%2Fsettings'],
  ])('in language %j sends a guest to sign in and back', async (locale, address) => {
    if (locale) request.headers.set('x-souk-locale', locale);
    expect(await sentTo(() => requirePerson('/settings'))).toBe(address);
  });

  test('that changes how one comes in asks for a fresh proof first', async () => {
    const person = await signIn();
    expect(await requireProof('/settings/email')).toMatchObject({ personId: person.personId });
    await ageProof(person);
    expect(await sentTo(() => requireProof('/settings/email'))).toBe('/settings/prove?next=%2Fsettings%2Femail');
  });

  test('passes a refusal on, and sends to a proof only when that is what is asked for', async () => {
    const actor = await aPerson();
    expect(orProve(actor, '/settings/email', refuse('same_email', 'email'))).toEqual(refuse('same_email', 'email'));
    expect(orProve(actor, '/settings/email', { ok: true, value: 7 })).toEqual({ ok: true, value: 7 });
    const arabic = { ...actor, locale: 'ar' as const };
    expect(await sentTo(() => orProve(arabic, '/settings/email', refuse('prove')))).toBe(
      '/ar/settings/prove?next=%2Far%2Fsettings%2Femail',
    );
  });
});

describe('where to go afterwards', () => {
  test.each([
    ['/wallet', 'en', '/wallet'],
    ['//evil.example', 'en', '/'],
    ['https://evil.example', 'ar', '/ar'],
    ['/\\evil.example', 'en', '/'],
    [undefined, 'ar', '/ar'],
    [['/wallet'], 'en', '/'],
    ['/api/auth/enter?to=/x', 'en', '/'],
  ] as const)('%j in %s is %s', (next, locale, address) => {
    expect(nextOrHome(next, locale)).toBe(address);
  });

  test('is loaded afresh, its address kept whole', async () => {
    expect(await sentTo(() => loadAfresh('/wallet?card=a&b=c#d'))).toBe(
      '/api/auth/enter?to=%2Fwallet%3Fcard%3Da%26b%3Dc%23d',
    );
  });
});

describe('from where somebody comes', () => {
  test('a browser is known again by a mark it gets once; a hostile header names no device', async () => {
    request.headers.set('user-agent', '<script>Firefox/1 (Windows)');
    const first = await visitOfRequest();
    expect(first).toMatchObject({
      deviceName: 'Firefox · Windows',
      deviceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await visitOfRequest()).deviceHash).toBe(first.deviceHash);
    request.cookies.set(cookieName('device'), 'made up');
    expect((await visitOfRequest()).deviceHash).not.toBe(first.deviceHash);
  });

  test('without a server that marked the address everybody shares one network', async () => {
    request.headers.set('x-forwarded-for', '203.0.113.9');
    const one = await networkOfRequest();
    request.headers.set('x-forwarded-for', '203.0.113.10');
    expect(await networkOfRequest()).toBe(one);
  });
});

describe('every cookie of ours', () => {
  test('is kept from scripts and other sites, bound to this host, and secure where browsers allow that', () => {
    expect(cookieOptions(60)).toEqual({ httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 60 });
    expect(cookieName('session')).toBe('__Host-souk_session');
  });
});

describe('next-auth, told to keep to our rules', () => {
  const { callbacks, session, secret, cookies } = authOptions();

  test('offers no provider whose keys are not set', () => {
    expect([isProviderOffered('google'), isProviderOffered('facebook')]).toEqual([false, false]);
    expect(authOptions().providers.map((one) => one.id)).toEqual(['credentials', 'credentials']);
  });

  test('keeps a session’s id in its token and nothing else', async () => {
    const user = { id: 'per_1', sid: 'ses_1', name: 'Lina', email: 'lina@example.com' };
    const token = { name: 'Lina', email: 'lina@example.com', picture: 'x', sub: 'per_1' };
    expect(await callbacks?.jwt?.({ token, user, account: null })).toEqual({ sid: 'ses_1' });
    expect(session?.strategy).toBe('jwt');
    expect(secret).toBe(process.env.NEXTAUTH_SECRET);
    expect(cookies?.sessionToken?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' });
  });

  test.each([
    ['/wallet', 'http://localhost:3000/wallet'],
    ['http://localhost:3000/orders', 'http://localhost:3000/orders'],
    ['https://evil.example/x', 'http://localhost:3000/'],
    ['http://localhost:3000.evil.example/x', 'http://localhost:3000/'],
    ['//evil.example', 'http://localhost:3000/'],
    ['javascript:alert(1)', 'http://localhost:3000/'],
  ])('leads from %j to %s', async (url, address) => {
    expect(await callbacks?.redirect?.({ url, baseUrl: 'http://localhost:3000' })).toBe(address);
  });

  test('lets credentials in only with a session they have made', async () => {
    const account = { provider: 'password', type: 'credentials' as const, providerAccountId: 'per_1' };
    expect(await callbacks?.signIn?.({ user: { id: 'per_1' }, account })).toBe(false);
    expect(await callbacks?.signIn?.({ user: { id: 'per_1', sid: 'ses_1' }, account })).toBe(true);
  });

  test.each([
    ['google', true, true],
    ['google', 'true', false],
    ['google', undefined, false],
    ['facebook', true, false],
  ] as const)('takes the word of %s that an address is verified (%j) for %s', async (provider, verified, proven) => {
    const user: { id: string; name: string; email: string; sid?: string } = {
      ...{ id: crypto.randomUUID(), name: 'Lina', email: `na-${crypto.randomUUID()}@example.com` },
    };
    const account = { provider, type: 'oauth' as const, providerAccountId: user.id };
    const profile = { email_verified: verified } as object;
    expect(await callbacks?.signIn?.({ user, account, profile })).toBe(true);
    const sid = parseId('session', user.sid);
    const actor = sid && (await findActor(sid, null));
    expect(actor?.emailVerified).toBe(proven);
  });

  test('sends somebody whose address belongs to another back to sign in, with the reason', async () => {
    const owner = await aPerson();
    const user = { id: crypto.randomUUID(), name: 'Thief', email: owner.email };
    const account = { provider: 'facebook', type: 'oauth' as const, providerAccountId: user.id };
    expect(await callbacks?.signIn?.({ user, account })).toBe('http://localhost:3000/sign-in?error=link_refused');
    expect(user).not.toHaveProperty('sid');
  });
});
