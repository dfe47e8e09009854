import 'server-only';
import { createHash } from 'node:crypto';
import { env } from './env';

/** The cookies Souk sets: the session, a guest's purse, the long-lived device mark, and the short-lived ones of next-auth, of the other origin of a visit to PayPal of a window that pays on another site, what the browser remembers to have opened, and the deletion of an account it has just closed. */
export type CookieNoun =
  | 'session'
  | 'guest'
  | 'device'
  | 'callback'
  | 'csrf'
  | 'pkce'
  | 'state'
  | 'nonce'
  | 'carry'
  | 'paypal'
  | 'window'
  | 'opened'
  | 'leaving';

/**
 * Whether browsers keep `Secure` cookies from us: https, or http on localhost, which they trust. Only a
 * plain-http address in a private network falls outside.
 */
function isSecureOrigin(): boolean {
  const origin = env().SOUK_ORIGIN;
  return origin.startsWith('https://') || new URL(origin).hostname === 'localhost';
}

/** The full name of a cookie; `__Host-` binds it to this host and to `Secure` wherever the browser allows that. */
export function cookieName(noun: CookieNoun): string {
  return isSecureOrigin() ? `__Host-souk_${noun}` : `souk_${noun}`;
}

/** The attributes every cookie of Souk has; `maxAgeSeconds` 0 removes it. */
export function cookieOptions(maxAgeSeconds: number) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureOrigin(),
    path: '/',
    maxAge: maxAgeSeconds,
  } as const;
}

/**
 * The cookie of a one-tap frame, one for each site by its publishable key: browsers keep it apart by the page the frame stands on, and two
 * sites may share such a place. Null where browsers keep no `Secure` cookie from us: there is no frame then.
 */
export function frameCookie(publishable: string): { name: string; options: FrameCookieOptions } | null {
  if (!isSecureOrigin()) return null;
  const site = createHash('sha256').update(publishable).digest('hex').slice(0, 16);
  return {
    name: `__Host-souk_frame_${site}`,
    options: { httpOnly: true, sameSite: 'none', secure: true, partitioned: true, path: '/' },
  };
}

type FrameCookieOptions = { httpOnly: true; sameSite: 'none'; secure: true; partitioned: true; path: '/' };
