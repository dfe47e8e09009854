'use server';

import { SignIn } from '@/lib/identity/passwords/schema';
import { signIn } from '@/lib/identity/passwords/sign-in';
import { formAction } from '@/lib/platform/action';
import { enter } from '@/lib/platform/enter';
import { visitOfRequest } from '@/lib/platform/visit';

/** Signs in with e-mail and password, and goes where she wanted to. */
export const signInHere = formAction(SignIn, 'anyone', async (actor, input) => {
  const result = await signIn(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, input.next) : result;
});
