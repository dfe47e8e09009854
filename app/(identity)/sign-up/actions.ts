'use server';

import { SignUp } from '@/lib/identity/accounts/schema';
import { signUp } from '@/lib/identity/accounts/sign-up';
import { formAction } from '@/lib/platform/action';
import { enter } from '@/lib/platform/enter';
import { visitOfRequest } from '@/lib/platform/visit';

/** Makes an account and enters it; a known address answers just the same. */
export const signUpHere = formAction(SignUp, 'anyone', async (actor, input) => {
  const result = await signUp(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, input.next) : result;
});
