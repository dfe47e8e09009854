'use client';

import { useActionState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import { goToPayPal } from './paypal-actions';

/** Inside a form that pays: leaves it for PayPal's page, with what was typed, and comes back to `next`. */
export function PayPalWay({ label, next }: { label: string; next: string }) {
  const { messages, pending } = useForm();
  const [left, leave] = useActionState(goToPayPal, null);
  const code = left && !left.ok ? (left.code === 'unavailable' ? 'paypal_away' : left.code) : null;
  return (
    <>
      {code && <Notice tone="danger">{messages[code] ?? messages.unexpected}</Notice>}
      <input type="hidden" name="next" value={next} />
      <button
        type="submit"
        formAction={leave}
        formNoValidate
        disabled={pending}
        className={buttonClass({ variant: 'quiet', wide: true })}
      >
        {label}
      </button>
    </>
  );
}
