'use server';

import { refresh } from 'next/cache';
import { Nothing } from '@/lib/identity/accounts/schema';
import { SignOutDevice } from '@/lib/identity/sessions/schema';
import { signOutDevice } from '@/lib/identity/sessions/sign-out-device';
import { signOutEverywhere } from '@/lib/identity/sessions/sign-out-everywhere';
import { formAction } from '@/lib/platform/action';
import { loadAfresh } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { dropSessionCookie } from '@/lib/platform/session-cookie';

/** Ends the session on one other device. */
export const signOutDeviceHere = formAction(SignOutDevice, 'person', async (actor, input) => {
  const result = await signOutDevice(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Ends every session, this one included. */
export const signOutEverywhereHere = formAction(Nothing, 'person', async (actor) => {
  await signOutEverywhere(actor);
  await dropSessionCookie();
  return loadAfresh(localeHref(actor.locale, '/'));
});
