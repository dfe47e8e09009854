import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { request } from '@/db/testing/browser-request';
import { signOut } from '@/lib/identity/sessions/sign-out';

// Outside a bundler the name leads to the browser's half.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'));
vi.mock('next/headers', () => import('@/db/testing/browser-request'));
vi.hoisted(() => {
  process.env.SOUK_ORIGIN = 'http://localhost:3000';
  process.env.PAY_ORIGIN = 'http://localhost:3010';
});

const { carryOver } = await import('./carry-over');
const { cookieName } = await import('./cookies');
const { sealSession, sealedSessionId } = await import('./session-cookie');
const { currentActor } = await import('./auth');

const [site, pay] = ['localhost:3000', 'localhost:3010'];
type Browser = { site: Map<string, string>; pay: Map<string, string> };
const aBrowser = (): Browser => ({ site: new Map(), pay: new Map() });

/** One request of a browser to a host: each host has cookies of its own. */
async function ask(browser: Browser, host: string, asked: Parameters<typeof carryOver>[2]) {
  request.cookies = host === site ? browser.site : browser.pay;
  const { location } = await carryOver(host, '/checkout', asked);
  const url = new URL(location);
  const at = (name: string) => url.searchParams.get(name) ?? undefined;
  return { host: url.host, path: url.pathname, state: at('state'), grant: at('grant') };
}
const given = (part: { state?: string | undefined; grant?: string | undefined }) => ({
  ...(part.state === undefined ? {} : { state: part.state }),
  ...(part.grant === undefined ? {} : { grant: part.grant }),
});
async function actorAt(browser: Browser, host: string) {
  request.cookies = host === site ? browser.site : browser.pay;
  return { sessionId: await sealedSessionId(), actor: await currentActor() };
}
async function signedIn() {
  const browser = aBrowser();
  const person = await aPerson();
  browser.site.set(cookieName('session'), await sealSession(person.sessionId));
  return { browser, person };
}
/** The whole way from the payment host to the site and back. */
async function carry(browser: Browser) {
  const marked = await ask(browser, pay, {});
  const granted = await ask(browser, site, given(marked));
  return { marked, granted, end: await ask(browser, pay, given({ grant: granted.grant })) };
}

beforeEach(() => {
  request.cookies = new Map();
});

describe('a sign-in on its way to the payment host', () => {
  test('arrives there as the very same session, on the page that was wanted', async () => {
    const { browser, person } = await signedIn();
    const way = await carry(browser);
    expect([way.marked.host, way.granted.host, way.end.host, way.end.path]).toEqual([site, pay, pay, '/checkout']);
    expect((await actorAt(browser, pay)).sessionId).toBe(person.sessionId);
    await signOut(person);
    expect((await actorAt(browser, pay)).actor.kind).toBe('guest');
  });

  test('starts from the site with no mark by sending the browser to be marked first', async () => {
    const { browser } = await signedIn();
    expect(await ask(browser, site, {})).toMatchObject({ host: pay, state: undefined, grant: undefined });
    for (const state of ['', 'made up', 'x'.repeat(27), '../..']) {
      const sent = await ask(browser, site, { state });
      expect(sent.host).toBe(pay);
      if (state.length !== 27) expect(sent.grant).toBeUndefined();
    }
  });

  test('signs nobody in through a link that somebody else prepared', async () => {
    const thief = await signedIn();
    const victim = aBrowser();
    const marked = await ask(thief.browser, pay, {});
    const granted = await ask(thief.browser, site, given(marked));
    await ask(victim, pay, given({ grant: granted.grant }));
    expect((await actorAt(victim, pay)).sessionId).toBeNull();
    // Nor when the victim has a mark of her own.
    await ask(victim, pay, {});
    await ask(victim, pay, given({ grant: granted.grant }));
    expect((await actorAt(victim, pay)).sessionId).toBeNull();
  });

  test('is good for one use', async () => {
    const { browser } = await signedIn();
    const { granted } = await carry(browser);
    const other: Browser = { site: new Map(), pay: new Map(browser.pay) };
    other.pay.delete(cookieName('session'));
    await ask(other, pay, given({ grant: granted.grant }));
    expect((await actorAt(other, pay)).sessionId).toBeNull();
  });

  test.each(['', 'x', 'a.b.c', 'x'.repeat(9_000)])('is not %j', async (grant) => {
    const browser = aBrowser();
    await ask(browser, pay, {});
    expect(await ask(browser, pay, { grant })).toMatchObject({ host: pay, path: '/checkout' });
    expect((await actorAt(browser, pay)).sessionId).toBeNull();
  });
});

test('a guest’s cart goes along: both hosts know the browser by one mark', async () => {
  const browser = aBrowser();
  await carry(browser);
  const guest = browser.site.get(cookieName('guest'));
  expect(guest).toMatch(/^[\w-]{27}$/);
  expect(browser.pay.get(cookieName('guest'))).toBe(guest);
  expect((await actorAt(browser, pay)).actor).toEqual((await actorAt(browser, site)).actor);
});
