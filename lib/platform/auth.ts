import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, Locale, PersonActor } from '@/lib/identity/actor/model';
import { findActor } from '@/lib/identity/sessions/queries';
import { cookieName, cookieOptions } from './cookies';
import { sealedSessionId } from './session-cookie';
import { hashToken, isToken, newToken } from './tokens';

/** Days the browser keeps the guest cookie. */
const guestDays = 180;

/**
 * The one gate: who acts on this request. Reads the session row every time (once per request within a
 * render), so a revoked session, an expired one or a closed account is a guest at once.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const locale = await localeOfRequest();
  const sessionId = await sealedSessionId();
  const person = sessionId === null ? null : await findActor(sessionId, locale);
  return person ?? { kind: 'guest', guestHash: await guestHashOfRequest(), locale: locale ?? 'en' };
});

/**
 * The signed-in person, for pages: everybody else is sent to sign in and comes back to `next` afterwards
 * (an address of this site without its language prefix, such as `/settings`).
 */
export async function requirePerson(next: `/${string}`): Promise<PersonActor> {
  const actor = await currentActor();
  if (actor.kind === 'person') return actor;
  const prefix = actor.locale === 'ar' ? '/ar' : '';
  redirect(`${prefix}/sign-in?next=${encodeURIComponent(prefix + next)}`);
}

/**
 * The guest's hash, made together with its cookie when the browser has none: for the first cart or
 * purchase of a guest. Only in server actions and route handlers, where cookies may be set.
 */
export async function ensureGuest(): Promise<string> {
  const known = await guestHashOfRequest();
  if (known !== null) return known;
  const token = newToken();
  await keepGuest(token);
  return hashToken(token);
}

/** Hands the browser a guest cookie. `ensureGuest` makes one; the payment host takes over the site's. */
export async function keepGuest(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName('guest'), token, cookieOptions(guestDays * 86_400));
}

/** The hash of the browser's guest cookie, also while a person is signed in (to take over a guest's cart); else null. */
export async function guestHashOfRequest(): Promise<string | null> {
  const token = (await cookies()).get(cookieName('guest'))?.value;
  return token !== undefined && isToken(token) ? hashToken(token) : null;
}

async function localeOfRequest(): Promise<Locale | null> {
  const named = (await headers()).get('x-souk-locale');
  return named === 'ar' || named === 'en' ? named : null;
}
