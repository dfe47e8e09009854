'use server';

import { requestEmailChange } from '@/lib/identity/accounts/request-email-change';
import { EmailChange } from '@/lib/identity/accounts/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

/** Starts a change of address; asks for a fresh proof first. */
export const changeEmailHere = formAction(EmailChange, 'person', async (actor, input) =>
  orProve(actor, '/settings/email', await requestEmailChange(actor, input)),
);
