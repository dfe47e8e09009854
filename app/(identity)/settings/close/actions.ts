'use server';

import { closeAccount } from '@/lib/identity/accounts/close-account';
import { CloseAccount } from '@/lib/identity/accounts/schema';
import { formAction } from '@/lib/platform/action';
import { loadAfresh, orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { dropSessionCookie } from '@/lib/platform/session-cookie';
import { myPages } from '@/lib/shop/ownership/queries';

/** Closes the account for good, unless she still owns a page: what she owns only the shop ring knows. */
export const closeAccountHere = formAction(CloseAccount, 'person', async (actor, input) => {
  const result = orProve(
    actor,
    '/settings/close',
    await closeAccount(actor, { ...input, ownsPages: (await myPages(actor)).length > 0 }),
  );
  if (!result.ok) return result;
  await dropSessionCookie();
  return loadAfresh(localeHref(actor.locale, '/settings/closed'));
});
