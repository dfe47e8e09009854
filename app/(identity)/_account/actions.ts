'use server';

import { redirect } from 'next/navigation';
import { Nothing } from '@/lib/identity/accounts/schema';
import { StartProvider } from '@/lib/identity/external/schema';
import { signOut } from '@/lib/identity/sessions/sign-out';
import { refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { loadAfresh, nextOrHome } from '@/lib/platform/enter';
import { isProviderOffered } from '@/lib/platform/next-auth';
import { dropSessionCookie } from '@/lib/platform/session-cookie';
import { startProvider } from '@/lib/platform/start-provider';

/** Signs out and goes home as a new load. A guest whose session has ended already only loses the cookie. */
export const signOutHere = formAction(Nothing, 'anyone', async (actor) => {
  if (actor.kind === 'person') await signOut(actor);
  await dropSessionCookie();
  return loadAfresh(nextOrHome('', actor.locale));
});

/** Leads to a provider’s own sign-in; one that is not offered here is `not_found`. */
export const startProviderHere = formAction(StartProvider, 'anyone', async (actor, input) => {
  const to = isProviderOffered(input.provider)
    ? await startProvider(input.provider, nextOrHome(input.next, actor.locale))
    : null;
  return to === null ? refuse('not_found') : redirect(to);
});
