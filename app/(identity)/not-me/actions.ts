'use server';

import { redirect } from 'next/navigation';
import { VerifyEmail } from '@/lib/identity/accounts/schema';
import { reportNotMe } from '@/lib/identity/sessions/report-not-me';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';

/** Ends the session a mail was about, and leads straight on to a new password. */
export const reportNotMeHere = formAction(VerifyEmail, 'anyone', async (actor, input) => {
  const result = await reportNotMe(actor, input, { network: await networkOfRequest() });
  return result.ok ? redirect(localeHref(actor.locale, `/reset-password?token=${result.value.resetToken}`)) : result;
});
