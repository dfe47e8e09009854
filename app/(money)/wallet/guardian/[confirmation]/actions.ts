'use server';

import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import { approveTap } from '@/lib/money/guardian/approve-tap';
import { declineTap } from '@/lib/money/guardian/decline-tap';
import { ApproveByCode, ApproveByPasskey, TapForm } from '@/lib/money/guardian/schema';
import { sendGuardianCode } from '@/lib/money/guardian/send-guardian-code';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';

/** Approves with a passkey. */
export const approveByPasskey = formAction(ApproveByPasskey, 'person', approveAndLead);

/** Approves with the code from the mail. */
export const approveByCode = formAction(ApproveByCode, 'person', approveAndLead);

/** Mails the code once more. */
export const mailCodeAgain = formAction(TapForm, 'person', sendGuardianCode);

/** Declines. */
export const declineHere = formAction(TapForm, 'person', async (actor, input) => {
  const declined = await declineTap(actor, input);
  return declined.ok ? redirect(localeHref(actor.locale, '/wallet/guardian?done=answered_declined')) : declined;
});

async function approveAndLead(actor: PersonActor, input: Parameters<typeof approveTap>[1]) {
  const approved = await approveTap(actor, input);
  return approved.ok ? redirect(localeHref(actor.locale, '/wallet/guardian?done=answered_approved')) : approved;
}
