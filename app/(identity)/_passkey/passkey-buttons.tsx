'use client';

import type { ReactNode } from 'react';
import { addPasskeyHere, proveByPasskeyHere, signInWithPasskeyHere, signUpWithPasskeyHere } from './actions';
import { askForPasskey, makePasskey } from './ask-browser';
import { PasskeyForm } from './passkey-form';

type Words = { label: string; messages: Readonly<Record<string, string>> };

/** Signs in with a passkey, also from the suggestions of the page's e-mail field. */
export function SignInWithPasskey({ next, ...words }: Words & { next: string }) {
  return (
    <PasskeyForm
      action={signInWithPasskeyHere}
      dialogue={() => askForPasskey({ purpose: 'sign-in' })}
      field="assertion"
      autofill
      look={{ size: 'large', wide: true }}
      {...words}
    >
      <input type="hidden" name="next" value={next} />
    </PasskeyForm>
  );
}

/** Proves a signed-in person with one of her passkeys. */
export function ProveWithPasskey({ next, ...words }: Words & { next: string }) {
  return (
    <PasskeyForm
      action={proveByPasskeyHere}
      dialogue={() => askForPasskey({ purpose: 'prove' })}
      field="assertion"
      look={{ size: 'large', wide: true }}
      {...words}
    >
      <input type="hidden" name="next" value={next} />
    </PasskeyForm>
  );
}

/** Adds a passkey to the signed-in person's account. */
export function AddPasskey({ done, ...words }: Words & { done: ReactNode }) {
  return (
    <PasskeyForm
      action={addPasskeyHere}
      dialogue={() => makePasskey({ purpose: 'add' })}
      field="registration"
      done={done}
      {...words}
    />
  );
}

type KeepProps = Words & {
  /** Name and address that are known already, as on a guest's order. */
  email: string;
  name?: string;
  next: string;
};

/** Makes an account with a passkey for somebody whose address is known: *keep my wallet* in one tap. */
export function KeepWithPasskey({ email, name = '', next, ...words }: KeepProps) {
  return (
    <PasskeyForm
      action={signUpWithPasskeyHere}
      dialogue={() => makePasskey({ purpose: 'sign-up', email, name })}
      field="registration"
      look={{ size: 'large', wide: true }}
      {...words}
    >
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="next" value={next} />
    </PasskeyForm>
  );
}
