import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { issueGrant } from '@/lib/identity/sessions/issue-grant';
import { redeemGrant } from '@/lib/identity/sessions/redeem-grant';
import { currentActor, ensureGuest, keepGuest } from './auth';
import { cookieName, cookieOptions } from './cookies';
import { env } from './env';
import { openSession } from './session-cookie';
import { isToken, newToken } from './tokens';

const carrySeconds = 60;

/**
 * The next address on the way of a sign-in (or a guest's cart) from the site to the payment host, where that is
 * a host of its own. The way: the payment host marks the browser with a state, the site answers that state with
 * a single-use grant, the payment host takes both. Without the mark a stranger's link could sign somebody in as
 * the stranger. `to` is a safe address of this site.
 */
export async function carryOver(
  host: string,
  to: string,
  asked: { state?: string; grant?: string },
): Promise<{ location: string }> {
  const { SOUK_ORIGIN, PAY_ORIGIN } = env();
  const way = (origin: string, more: Record<string, string>) =>
    `${origin}/api/auth/grant?${new URLSearchParams({ to, ...more })}`;
  if (host === new URL(PAY_ORIGIN).host && SOUK_ORIGIN !== PAY_ORIGIN) {
    if (asked.grant === undefined) return { location: way(SOUK_ORIGIN, { state: await markBrowser() }) };
    await takeOver(asked.grant);
    return { location: PAY_ORIGIN + to };
  }
  if (SOUK_ORIGIN === PAY_ORIGIN) return { location: SOUK_ORIGIN + to };
  if (!isToken(asked.state)) return { location: way(PAY_ORIGIN, {}) };
  return { location: way(PAY_ORIGIN, { grant: await sealGrant(asked.state) }) };
}

async function markBrowser(): Promise<string> {
  const state = newToken();
  const jar = await cookies();
  jar.set(cookieName('carry'), state, cookieOptions(carrySeconds));
  return state;
}

async function sealGrant(state: string): Promise<string> {
  const actor = await currentActor();
  if (actor.kind !== 'person') await ensureGuest();
  const guest = (await cookies()).get(cookieName('guest'))?.value;
  const token = await issueGrant(actor, state);
  return encode({ token: { token, guest }, secret: env().NEXTAUTH_SECRET, maxAge: carrySeconds, salt: 'grant' });
}

async function takeOver(sealed: string): Promise<void> {
  const jar = await cookies();
  const state = jar.get(cookieName('carry'))?.value ?? '';
  jar.set(cookieName('carry'), '', cookieOptions(0));
  const carried = await unseal(sealed);
  const redeemed = await redeemGrant(await currentActor(), { token: String(carried?.token), state });
  if (!redeemed.ok) return;
  if (isToken(carried?.guest)) await keepGuest(carried.guest);
  if (redeemed.value.sessionId !== null) await openSession(redeemed.value.sessionId);
}

async function unseal(sealed: string): Promise<Record<string, unknown> | null> {
  try {
    return await decode({ token: sealed.slice(0, 4_096), secret: env().NEXTAUTH_SECRET, salt: 'grant' });
  } catch {
    // Too old, or never ours: the browser goes on as the guest it is.
    return null;
  }
}
