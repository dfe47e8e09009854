import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { lifeDaysMax } from '@/lib/identity/sessions/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { cookieName, cookieOptions } from './cookies';
import { env } from './env';

/** Seconds the browser keeps the session cookie: the longest life of a session. The row, not the cookie, ends it earlier. */
export const sessionCookieSeconds = lifeDaysMax * 86_400;

/** Seals a session's id as next-auth's token: the one thing it carries. */
export async function sealSession(sessionId: Id<'session'>): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge: sessionCookieSeconds });
}

/**
 * Hands the browser a session that a verb has just made: the same cookie next-auth sets, here without its page,
 * so that signing in works without JavaScript. Only in server actions and route handlers.
 */
export async function openSession(sessionId: Id<'session'>): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName('session'), await sealSession(sessionId), cookieOptions(sessionCookieSeconds));
}

/** Takes the session cookie away again; the row is ended by `signOut`. */
export async function dropSessionCookie(): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName('session'), '', cookieOptions(0));
}

/** The session id sealed in this request's cookie, or null when there is none that we sealed. Says nothing about its row. */
export async function sealedSessionId(): Promise<Id<'session'> | null> {
  const sealed = (await cookies()).get(cookieName('session'))?.value;
  if (!sealed || sealed.length > 4_096) return null;
  try {
    const token = await decode({ token: sealed, secret: env().NEXTAUTH_SECRET });
    return parseId('session', token?.sid);
  } catch {
    // A cookie that cannot be opened was made by another secret or by hand: its bearer is a guest.
    return null;
  }
}
