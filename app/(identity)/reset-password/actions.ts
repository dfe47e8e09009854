'use server';

import { requestReset } from '@/lib/identity/passwords/request-reset';
import { resetPassword } from '@/lib/identity/passwords/reset-password';
import { ResetPassword, ResetRequest } from '@/lib/identity/passwords/schema';
import { formAction } from '@/lib/platform/action';
import { enter } from '@/lib/platform/enter';
import { visitOfRequest } from '@/lib/platform/visit';

/** Asks for a reset link; says the same whether or not the address has an account. */
export const requestResetHere = formAction(ResetRequest, 'anyone', async (actor, input) =>
  requestReset(actor, input, await visitOfRequest()),
);

/** Sets a new password by a mailed link and signs in. */
export const resetPasswordHere = formAction(ResetPassword, 'anyone', async (actor, input) => {
  const result = await resetPassword(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, undefined) : result;
});
