'use server';

import { redirect } from 'next/navigation';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { CloseAccount } from '@/lib/identity/accounts/schema';
import { formAction } from '@/lib/platform/action';
import { loadAfresh, orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { rememberLeaving } from '@/lib/platform/leaving-cookie';
import { dropSessionCookie } from '@/lib/platform/session-cookie';
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { LeavePage } from '@/lib/shop/ownership/schema';

/** Whoever changes a page, as in its studio. */
const owner = { who: 'person', limit: 'owner-change' } as const;

/** Closes the account for good, unless she still owns a page. */
export const closeAccountHere = formAction(CloseAccount, 'person', async (actor, input) => {
  const result = orProve(actor, '/settings/close', await closeAccount(actor, input));
  if (!result.ok) return result;
  await dropSessionCookie();
  await rememberLeaving(result.value.token);
  return loadAfresh(localeHref(actor.locale, '/settings/closed'));
});

/** Takes her out of a page that others own too, where it keeps her from closing her account. */
export const leavePageHere = formAction(LeavePage, owner, async (actor, input): ReturnType<typeof leavePage> => {
  const left = await leavePage(actor, input);
  if (!left.ok) return left;
  redirect(localeHref(actor.locale, '/settings/close'));
});
