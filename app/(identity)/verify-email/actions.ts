'use server';

import { refresh } from 'next/cache';
import { requestVerification } from '@/lib/identity/accounts/request-verification';
import { Nothing, VerifyEmail } from '@/lib/identity/accounts/schema';
import { verifyEmail } from '@/lib/identity/accounts/verify-email';
import { formAction } from '@/lib/platform/action';

/** Proves an address by its mailed link, in her own account only. */
export const verifyEmailHere = formAction(VerifyEmail, 'person', async (actor, input) => {
  const result = await verifyEmail(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Mails the link again; the older one stops working. */
export const requestVerificationHere = formAction(Nothing, 'person', (actor) => requestVerification(actor));
