import 'server-only';
import { headers } from 'next/headers';
import { cache, use } from 'react';
import { isLocale } from '@/lib/platform/i18n';
import { type Voice, voiceOf } from '@/lib/platform/voice';

/** The language of this request, as the proxy read it from the address. Makes the page dynamic. */
export const requestI18n = cache(async (): Promise<Voice> => {
  const named = (await headers()).get('x-souk-locale');
  return voiceOf(isLocale(named) ? named : 'en');
});

/**
 * The same inside a component that has nothing else to wait for: by then the layout has asked, so it renders at once,
 * where each component that awaits costs a round of the renderer and a row of the page's data.
 */
export function useVoice(): Voice {
  return use(requestI18n());
}

/** The nonce that scripts and styles of this answer must carry; undefined where no proxy ran. */
export async function requestNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined;
}

/** The path that was asked for, without its language; `/` where no proxy ran. */
export async function requestPath(): Promise<string> {
  return (await headers()).get('x-souk-path') ?? '/';
}

/** The address that was asked for, path and search, without its language; `/` where no proxy ran. */
export async function requestAddress(): Promise<string> {
  const asked = await headers();
  return `${asked.get('x-souk-path') ?? '/'}${asked.get('x-souk-search') ?? ''}`;
}

/** The domain of the page that this request is for, where it is at its own: nobody is known there. Null at our own names. */
export async function requestDomain(): Promise<string | null> {
  return (await headers()).get('x-souk-domain');
}

/** Whether one of our own pages asks for this one, as the proxy saw it (`isAskedFromHere`); false where no proxy ran. */
export async function isRequestFromHere(): Promise<boolean> {
  return (await headers()).get('x-souk-asked') === 'here';
}
