'use client';

import { useEffect, useEffectEvent } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useSending } from '@/app/_ui/use-sending';
import type { FormState } from '@/lib/platform/action';

type MarkReadProps = {
  action: (previous: FormState<null, 'not_found'>, form: FormData) => Promise<FormState<null, 'not_found'>>;
  about: string;
  /** The latest that is new. */
  message: string;
  label: string;
};

/** Says that one has read: by itself as soon as it is in front of somebody, without scripts by a button. */
export function MarkRead({ action, about, message, label }: MarkReadProps) {
  const { plain, send } = useSending(action);
  const tell = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return;
    const form = new FormData();
    form.set('orderId', about);
    form.set('message', message);
    send(form);
  });
  useEffect(() => {
    // Long enough to have been seen: the mark stands there for a moment.
    const timer = setTimeout(() => tell(), 3_000);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, []);
  return (
    <noscript>
      <form action={plain}>
        <input type="hidden" name="orderId" value={about} />
        <input type="hidden" name="message" value={message} />
        <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {label}
        </button>
      </form>
    </noscript>
  );
}
