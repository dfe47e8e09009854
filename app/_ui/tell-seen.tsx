'use client';

import { useEffect, useEffectEvent } from 'react';
import type { FormState } from '@/lib/platform/action';
import { buttonClass } from './button-class';
import { useSending } from './use-sending';

type TellSeenProps<Code extends string> = {
  action: (previous: FormState<null, Code>, form: FormData) => Promise<FormState<null, Code>>;
  /** What is sent: names and values. */
  fields: Readonly<Record<string, string>>;
  label: string;
  /** How long it stands in front of somebody before it counts as seen. */
  afterMs?: number;
};

/** Says that something was seen: by itself as soon as it is in front of somebody, without scripts by a button. */
export function TellSeen<Code extends string>({ action, fields, label, afterMs = 0 }: TellSeenProps<Code>) {
  const { plain, send } = useSending(action);
  const tell = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return;
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    send(form);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(), afterMs);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [afterMs]);
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
