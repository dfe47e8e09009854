'use server';

import { closeAccount } from '@/lib/identity/accounts/close-account';
import { CloseAccount } from '@/lib/identity/accounts/schema';
import { formAction } from '@/lib/platform/action';
import { loadAfresh, orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { rememberLeaving } from '@/lib/platform/leaving-cookie';
import { dropSessionCookie } from '@/lib/platform/session-cookie';

/** Closes the account for good, unless she still owns a page. */
export const closeAccountHere = formAction(CloseAccount, 'person', async (actor, input) => {
  const result = orProve(actor, '/settings/close', await closeAccount(actor, input));
  if (!result.ok) return result;
  await dropSessionCookie();
  await rememberLeaving(result.value.token);
  return loadAfresh(localeHref(actor.locale, '/settings/closed'));
});
