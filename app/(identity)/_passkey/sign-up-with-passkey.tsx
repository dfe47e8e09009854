'use client';

import { useState } from 'react';
import { signUpWithPasskeyHere } from './actions';
import { makePasskey } from './ask-browser';
import { PasskeyForm } from './passkey-form';

type SignUpWithPasskeyProps = {
  /** The form above, whose name and e-mail this takes. */
  formId: string;
  label: string;
  messages: Readonly<Record<string, string>>;
  next: string;
};

/** Makes an account with a passkey instead of a password, from the name and e-mail typed in the form above. */
export function SignUpWithPasskey({ formId, label, messages, next }: SignUpWithPasskeyProps) {
  const [typed, setTyped] = useState({ email: '', name: '' });
  const dialogue = async () => {
    const form = document.getElementById(formId);
    const field = (name: string) => {
      const input = form instanceof HTMLFormElement ? form.elements.namedItem(name) : null;
      return input instanceof HTMLInputElement ? input : null;
    };
    const email = field('email');
    if (!email?.value.trim() || !email.checkValidity()) {
      email?.focus();
      return { ok: false, code: email?.value.trim() ? 'email' : 'email_missing' } as const;
    }
    const person = { email: email.value.trim(), name: field('name')?.value.trim() ?? '' };
    setTyped(person);
    return makePasskey({ purpose: 'sign-up', ...person });
  };
  return (
    <PasskeyForm
      action={signUpWithPasskeyHere}
      dialogue={dialogue}
      field="registration"
      look={{ variant: 'quiet', size: 'large', wide: true }}
      label={label}
      messages={messages}
    >
      <input type="hidden" name="email" value={typed.email} />
      <input type="hidden" name="name" value={typed.name} />
      <input type="hidden" name="next" value={next} />
    </PasskeyForm>
  );
}
