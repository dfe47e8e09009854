'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { addPasskey } from '@/lib/identity/passkeys/add-passkey';
import { proveByPasskey } from '@/lib/identity/passkeys/prove-by-passkey';
import { PasskeyAdd, PasskeyProof, PasskeySignIn, PasskeySignUp } from '@/lib/identity/passkeys/schema';
import { signInWithPasskey } from '@/lib/identity/passkeys/sign-in-with-passkey';
import { signUpWithPasskey } from '@/lib/identity/passkeys/sign-up-with-passkey';
import { formAction } from '@/lib/platform/action';
import { enter, nextOrHome, orProve } from '@/lib/platform/enter';
import { visitOfRequest } from '@/lib/platform/visit';

/** Signs in with what the browser’s passkey answered, and goes where she wanted to. */
export const signInWithPasskeyHere = formAction(PasskeySignIn, 'anyone', async (actor, input) => {
  const result = await signInWithPasskey(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, input.next) : result;
});

/** Makes an account with a passkey alone, and enters it. */
export const signUpWithPasskeyHere = formAction(PasskeySignUp, 'anyone', async (actor, input) => {
  const result = await signUpWithPasskey(actor, input, await visitOfRequest());
  return result.ok ? enter(actor, result.value.sessionId, input.next) : result;
});

/** Proves her afresh, and goes back to the change that asked for it. */
export const proveByPasskeyHere = formAction(PasskeyProof, 'person', async (actor, input) => {
  const result = await proveByPasskey(actor, input);
  return result.ok ? redirect(nextOrHome(input.next, actor.locale)) : result;
});

/** Adds a passkey, named after this device when no name was typed; asks for a fresh proof first. */
export const addPasskeyHere = formAction(PasskeyAdd, 'person', async (actor, input) => {
  const name = input.name || (await visitOfRequest()).deviceName;
  const result = orProve(actor, '/settings/passkeys', await addPasskey(actor, { ...input, name }));
  if (result.ok) refresh();
  return result;
});
