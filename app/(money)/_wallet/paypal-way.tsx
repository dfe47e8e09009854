'use client';

import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import { goToPayPal } from './paypal-actions';

/** Inside a form that pays: leaves it for PayPal's page, with what was typed, and comes back to `next`. */
export function PayPalWay({ label, next }: { label: string; next: string }) {
  const { messages, pending } = useForm();
  const [left, leave, leaving] = useActionState(goToPayPal, null);
  const [scripted, setScripted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setScripted(true), []);
  const code = left && !left.ok ? (left.code === 'unavailable' ? 'paypal_away' : left.code) : null;
  const look = { className: buttonClass({ variant: 'quiet', wide: true }), disabled: pending || leaving };
  return (
    <>
      {code && <Notice tone="danger">{messages[code] ?? messages.unexpected}</Notice>}
      <input type="hidden" name="next" value={next} />
      {scripted ? (
        // No submit button once scripts run: the first one of a form is the one that Enter presses, and that pays.
        <button
          ref={button}
          type="button"
          onClick={() => {
            const form = button.current?.form;
            if (form) startTransition(() => leave(new FormData(form)));
          }}
          {...look}
        >
          {label}
        </button>
      ) : (
        <button type="submit" formAction={leave} formNoValidate {...look}>
          {label}
        </button>
      )}
    </>
  );
}
