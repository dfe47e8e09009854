'use server';

import { requestReset } from '@/lib/identity/passwords/request-reset';
import { resetPassword } from '@/lib/identity/passwords/reset-password';
import { ResetPassword, ResetRequest } from '@/lib/identity/passwords/schema';
import { formAction } from '@/lib/platform/action';
import { enter } from '@/lib/platform/enter';
import { visitOfRequest } from '@/lib/platform/visit';

export const requestResetHere = formAction(ResetRequest, 'anyone', async (actor, input) =>
  requestReset(actor, input, await visitOfRequest()),
);

export const resetPasswordHere = formAction(ResetPassword, 'anyone', async (actor, input) => {
  const result = await resetPassword(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, undefined) : result;
});
