'use client';

import { useEffect, useEffectEvent } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useSending } from '@/app/_ui/use-sending';
import type { FormState } from '@/lib/platform/action';

type MarkSeenProps = {
  action: (previous: FormState<null, never>, form: FormData) => Promise<FormState<null, never>>;
  /** The moment up to which everything was in front of somebody. */
  until: string;
  label: string;
};

/** Says that one has seen: by itself as soon as it is in front of somebody, without scripts by a button. */
export function MarkSeen({ action, until, label }: MarkSeenProps) {
  const { plain, send } = useSending(action);
  const tell = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return;
    const form = new FormData();
    form.set('until', until);
    send(form);
  });
  useEffect(() => {
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, []);
  return (
    <noscript>
      <form action={plain}>
        <input type="hidden" name="until" value={until} />
        <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {label}
        </button>
      </form>
    </noscript>
  );
}
