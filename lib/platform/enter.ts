import 'server-only';
import { redirect } from 'next/navigation';
import type { Actor, Locale } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { localeHref } from './i18n';
import { safeNext } from './safe-next';
import { openSession } from './session-cookie';

/** Hands the browser a new session and goes where its owner wanted to, or home. For actions, after the verb. */
export async function enter(actor: Actor, sessionId: Id<'session'>, next: string | undefined): Promise<never> {
  await openSession(sessionId);
  return loadAfresh(nextOrHome(next, actor.locale));
}

/**
 * Goes to a page of this site as a new load, after the session cookie has changed: nothing that was drawn for
 * somebody else stays on the screen. A plain redirect would keep the frame.
 */
export function loadAfresh(path: string): never {
  redirect(`/api/auth/enter?to=${encodeURIComponent(path)}`);
}

/** A safe address of this site to go to, else the home page in a language. */
export function nextOrHome(next: unknown, locale: Locale): string {
  return safeNext(next, locale === 'ar' ? '/ar' : '/');
}

/**
 * Passes a verb's answer on, but sends the person to prove herself when that is what it asks for, and back to
 * `page` (an address without language prefix) afterwards.
 */
export function orProve<Value, Code extends string>(
  actor: Actor,
  page: `/${string}`,
  result: Result<Value, Code | 'prove'>,
): Result<Value, Code> {
  if (result.ok) return result;
  const { code } = result;
  if (code === 'prove') redirect(proveHref(actor.locale, page));
  return { ...result, code };
}

/** The address where a person proves herself afresh, with the way back to `page`. */
export function proveHref(locale: Locale, page: `/${string}`): string {
  return localeHref(locale, `/settings/prove?next=${encodeURIComponent(localeHref(locale, page))}`);
}
