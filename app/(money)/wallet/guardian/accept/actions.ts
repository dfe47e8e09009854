'use server';

import { redirect } from 'next/navigation';
import { acceptGuardian } from '@/lib/money/guardian/accept-guardian';
import { AcceptForm } from '@/lib/money/guardian/schema';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';

/** Becomes the guardian of whoever the link is about. */
export const acceptHere = formAction(AcceptForm, 'person', async (actor, input) => {
  const accepted = await acceptGuardian(actor, input);
  return accepted.ok ? redirect(localeHref(actor.locale, '/wallet/guardian?done=accepted')) : accepted;
});
