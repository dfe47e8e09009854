'use client';

import { useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import { Skeleton } from '@/app/_ui/skeleton';
import { loadStripe, type StripeBrowser, type StripeCardElement } from './stripe-script';
import type { SurfaceProps } from './surface';

type Standing = 'loading' | 'ready' | 'failed' | 'offline';
/** What the live provider's own fields are given. */
export type LiveFieldsProps = SurfaceProps & { publishableKey: string; nonce: string | undefined };

/** Stripe's own card element, loaded only where a card is typed. Its 3-D Secure window opens over this page. */
export function LiveFields({ ref, clientSecret, locale, labels, publishableKey, nonce }: LiveFieldsProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const parts = useRef<{ stripe: StripeBrowser; card: StripeCardElement } | null>(null);
  const [round, setRound] = useState(0);
  const [standing, setStanding] = useState<Standing>('loading');
  const [problem, setProblem] = useState('');

  useImperativeHandle(ref, () => ({
    async confirm() {
      if (parts.current === null) return null;
      const { stripe, card } = parts.current;
      const { error, setupIntent } = await stripe.confirmCardSetup(clientSecret, { payment_method: { card } });
      // Stripe words its refusals in the language given to it, for people to read.
      if (error) setProblem(error.message ?? labels.failed);
      const method = setupIntent?.payment_method;
      if (!setupIntent || !method) return null;
      return { setupIntent: setupIntent.id, paymentMethod: typeof method === 'string' ? method : method.id };
    },
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the shopper asking to try again
  useEffect(() => {
    let gone = false;
    const lose = () => setStanding(navigator.onLine ? 'failed' : 'offline');
    loadStripe(publishableKey, locale, nonce)
      .then((stripe) => {
        if (gone || place.current === null) return;
        const card = stripe
          .elements({ locale })
          .create('card', { style: styleOf(place.current), hidePostalCode: true });
        card.on('ready', () => setStanding('ready'));
        card.on('loaderror', lose);
        card.on('change', (state) => setProblem(state.error?.message ?? ''));
        card.mount(place.current);
        parts.current = { stripe, card };
      })
      .catch(lose);
    return () => {
      gone = true;
      parts.current?.card.destroy();
      parts.current = null;
    };
  }, [publishableKey, locale, nonce, round]);

  const retry = () => {
    setStanding('loading');
    setRound((last) => last + 1);
  };
  return (
    <div className="space-y-1.5">
      {(standing === 'failed' || standing === 'offline') && (
        <Notice tone="danger">
          {labels[standing]}{' '}
          <button type="button" className={buttonClass({ variant: 'plain', size: 'small' })} onClick={retry}>
            {labels.retry}
          </button>
        </Notice>
      )}
      {standing === 'loading' && <Skeleton className="h-12" />}
      <div
        ref={place}
        aria-describedby={id}
        className="min-h-12 rounded-sm border border-edge bg-surface px-3.5 py-3"
        hidden={standing === 'failed' || standing === 'offline'}
      />
      <p id={id} role="alert" className="font-medium text-brick text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}

/** The element is a frame of its own and inherits nothing: it is told the colours and the face of the page. */
function styleOf(place: HTMLElement): object {
  const { color, fontFamily, fontSize } = getComputedStyle(place);
  return { base: { color, fontFamily, fontSize } };
}
