'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FormContext } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';
import { postFile } from './post-file';

type SenderProps = {
  action: string;
  /** What the address says of a form that was sent without scripts. */
  first: FormState<null, string>;
  /** Sentences by refusal code. */
  messages: Readonly<Record<string, string>>;
  words: { adding: string; checking: string; added: string };
  children: ReactNode;
};

/**
 * The form around a file. Before and without scripts it is sent as any form; with them it says how far the file is, keeps what
 * was chosen when it is refused, and a second press meanwhile does nothing.
 */
export function EvidenceSender({ action, first, messages, words, children }: SenderProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState(first);
  /** How much of the file is there, 1 while it is being checked; null while none is on its way. */
  const [share, setShare] = useState<number | null>(null);
  const pending = share !== null;

  useEffect(() => {
    if (state?.ok === false) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    setShare(0);
    const answer = await postFile(action, new FormData(event.currentTarget), setShare);
    setShare(null);
    setState(answer);
    if (!answer?.ok) return;
    form.current?.reset();
    router.refresh();
  };

  const isPlaced = state?.ok === false && (state.field === 'file' || state.field === 'shows' || state.field === 'note');
  return (
    <FormContext value={{ state, pending, messages }}>
      <form
        ref={form}
        action={action}
        method="post"
        encType="multipart/form-data"
        onSubmit={submit}
        noValidate
        className="space-y-5"
      >
        {state?.ok === false && !isPlaced && (
          <Notice tone="danger">{messages[state.code] ?? messages.unexpected}</Notice>
        )}
        {children}
        {pending && (
          <p role="status" className="space-y-1.5 text-muted text-sm">
            <span className="block">{share < 1 ? words.adding : words.checking}</span>
            <progress value={share} max={1} aria-label={words.adding} className="block h-2 w-full accent-teal" />
          </p>
        )}
        {state?.ok && !pending && <Notice tone="done">{words.added}</Notice>}
      </form>
    </FormContext>
  );
}
