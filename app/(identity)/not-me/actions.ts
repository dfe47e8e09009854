'use server';

import { redirect } from 'next/navigation';
import { VerifyEmail } from '@/lib/identity/accounts/schema';
import { reportNotMe } from '@/lib/identity/sessions/report-not-me';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';

/** Signs the account out everywhere; the way to a new password goes by mail, for this link is no proof of anything. */
export const reportNotMeHere = formAction(VerifyEmail, 'anyone', async (actor, input) => {
  const result = await reportNotMe(actor, input, { network: await networkOfRequest() });
  return result.ok ? redirect(localeHref(actor.locale, '/not-me/ended')) : result;
});
