'use client';

import { useActionState } from 'react';
import type { FormState } from '@/lib/platform/action';
import { buttonClass } from './button-class';
import { CopyText } from './copy-text';
import { Notice } from './notice';

type SecretLinkProps<Code extends string> = {
  make: (previous: FormState<{ url: string }, Code>, form: FormData) => Promise<FormState<{ url: string }, Code>>;
  /** What the link is of. */
  of: Readonly<Record<string, string>>;
  messages: Readonly<Record<string, string>>;
  words: Record<'make' | 'link' | 'once' | 'copy' | 'copied', string> & { hint?: string };
  size?: 'small' | 'normal';
};

/** Makes a secret link and shows it in the answer, which is the one time it can be seen. */
export function SecretLink<Code extends string>(props: SecretLinkProps<Code>) {
  const { make, of, size = 'normal', messages, words } = props;
  const [state, act, pending] = useActionState(make, null);
  return (
    // Not disabled while it works: the focus of whoever pressed it by key would be nowhere.
    <form action={act} onSubmit={(event) => pending && event.preventDefault()} className="space-y-2">
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state?.ok && (
        <Notice tone="done">
          <span className="block font-medium">{words.link}</span>
          <span className="flex items-center gap-2">
            <bdi dir="ltr" data-secret-link className="wrap-anywhere min-w-0 flex-1 select-all">
              {state.value.url}
            </bdi>
            <CopyText text={state.value.url} label={words.copy} copied={words.copied} />
          </span>
          <span className="block text-sm">{words.once}</span>
        </Notice>
      )}
      {state && !state.ok && <Notice tone="danger">{messages[state.code] ?? messages.unexpected}</Notice>}
      <button type="submit" aria-busy={pending || undefined} className={buttonClass({ variant: 'quiet', size })}>
        {words.make}
      </button>
      {words.hint && <p className="text-muted text-sm">{words.hint}</p>}
    </form>
  );
}
