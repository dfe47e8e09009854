import { useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { Notice } from '@/app/_ui/notice';
import type { LiveFieldsProps } from './live-fields';
import { loadStripe, type StripeBrowser } from './stripe-script';

/** Stripe's own window for a bank account: its owner signs in at her bank there, and that proves it is hers. */
export function LiveBank({ ref, clientSecret, locale, labels, publishableKey, nonce }: LiveFieldsProps) {
  const id = useId();
  const name = useRef<HTMLInputElement>(null);
  const stripe = useRef<StripeBrowser | null>(null);
  const [lost, setLost] = useState<'failed' | 'offline' | null>(null);
  const [problem, setProblem] = useState('');

  useImperativeHandle(ref, () => ({
    async confirm() {
      if (stripe.current === null) return null;
      const data = { payment_method_data: { billing_details: { name: name.current?.value ?? '' } } };
      const params = { payment_method_type: 'us_bank_account' as const, ...data };
      const chosen = await stripe.current.collectBankAccountForSetup({ clientSecret, params });
      // She closed the window: nothing is wrong, and nothing is stored.
      if (!chosen.error && chosen.setupIntent?.status === 'requires_payment_method') return null;
      const done = chosen.error ? chosen : await stripe.current.confirmUsBankAccountSetup(clientSecret);
      // Stripe words its refusals in the language given to it, for people to read.
      if (done.error) setProblem(done.error.message ?? labels.failed);
      const method = done.setupIntent?.payment_method;
      if (!done.setupIntent || !method || done.error) return null;
      return { setupIntent: done.setupIntent.id, paymentMethod: typeof method === 'string' ? method : method.id };
    },
  }));

  useEffect(() => {
    loadStripe(publishableKey, locale, nonce)
      .then((loaded) => {
        stripe.current = loaded;
      })
      .catch(() => setLost(navigator.onLine ? 'failed' : 'offline'));
  }, [publishableKey, locale, nonce]);

  return (
    <div className="space-y-1.5">
      {lost && <Notice tone="danger">{labels[lost]}</Notice>}
      <label htmlFor={`${id}-name`} className="block font-medium">
        {labels.holder}
      </label>
      <input
        ref={name}
        id={`${id}-name`}
        autoComplete="name"
        maxLength={100}
        required
        aria-describedby={`${id}-how`}
        className="h-12 w-full rounded-sm border border-edge bg-surface px-3.5"
      />
      <p id={`${id}-how`} className="text-muted text-sm">
        {labels.how}
      </p>
      <p role="alert" className="font-medium text-brick text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}
