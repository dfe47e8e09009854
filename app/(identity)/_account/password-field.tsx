'use client';

import { useState } from 'react';
import { Field } from '@/app/_ui/field';
import { EyeIcon, EyeOffIcon } from '@/app/_ui/icons';

type PasswordFieldProps = {
  label: string;
  hint?: string;
  /** `current-password` where one is asked for, `new-password` where one is made. */
  autoComplete: 'current-password' | 'new-password';
  words: { show: string; hide: string };
};

/** A password that can be looked at while it is typed: a long one is worth more than a hidden one. */
export function PasswordField({ label, hint, autoComplete, words }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Field
        name="password"
        type={shown ? 'text' : 'password'}
        dir="ltr"
        label={label}
        hint={hint}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={512}
        required
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={shown ? words.hide : words.show}
        onClick={() => setShown(!shown)}
        className="absolute end-0 top-0 grid size-9 -translate-y-1.5 place-items-center rounded-full text-muted hover:text-ink noscript:hidden"
      >
        {shown ? <EyeOffIcon size={18} /> : <EyeIcon size={18} />}
      </button>
    </div>
  );
}
