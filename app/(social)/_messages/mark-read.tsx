'use client';

import { useEffect, useEffectEvent } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useSending } from '@/app/_ui/use-sending';
import type { FormState } from '@/lib/platform/action';

type Read = FormState<null, 'not_found'>;

type MarkReadProps = {
  action: (previous: Read, form: FormData) => Promise<Read>;
  fields: Readonly<Record<string, string>>;
  label: string;
};

/** Says that one has read, by itself once it is in front of somebody; without scripts by a button. */
export function MarkRead({ action, fields, label }: MarkReadProps) {
  const { plain, send } = useSending(action);
  const tell = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return;
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    send(form);
  });
  useEffect(() => {
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, []);
  return (
    <noscript>
      <form action={plain} className="px-4 pb-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {label}
        </button>
      </form>
    </noscript>
  );
}
