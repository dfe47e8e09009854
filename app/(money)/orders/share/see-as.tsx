'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CardWords } from '@/app/(social)/_share/card-words';
import { ShareCardBody } from '@/app/(social)/_share/share-card-body';
import type { FormState } from '@/lib/platform/action';
import { lookAtShare } from './actions';

type Looked = FormState<CardWords | null, string>;

type SeeAsProps = {
  /** What is seen by what stands in the form now; null while nothing was chosen. */
  first: Looked;
  /** Sentences by refusal code. */
  messages: Readonly<Record<string, string>>;
  words: { hint: string; nothing: string };
};

/** Somebody who types is let come to the end of a word. */
const restMs = 300;

/** What somebody else would get, beside the form and by the server's own answer, each time the form around it changes. */
export function SeeAs({ first, messages, words }: SeeAsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [looked, setLooked] = useState(first);
  const turn = useRef(0);
  const look = useEffectEvent(async (form: HTMLFormElement) => {
    const mine = ++turn.current;
    const answer = await lookAtShare(null, new FormData(form)).catch(() => null);
    // An answer that comes after a later question is of no use.
    if (mine === turn.current && answer !== null) setLooked(answer);
  });
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(form), restMs);
    };
    form.addEventListener('input', changed);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', changed);
    };
  }, []);
  return (
    <div ref={place} aria-live="polite" data-look className="max-w-sm">
      <Seen looked={looked} messages={messages} words={words} />
    </div>
  );
}

function Seen({ looked, messages, words }: Omit<SeeAsProps, 'first'> & { looked: Looked }) {
  if (looked?.ok && looked.value !== null) return <ShareCardBody words={looked.value} />;
  return <p className="rounded-md bg-sunken p-4 text-muted text-sm">{saying(looked, messages, words)}</p>;
}

function saying(looked: Looked, messages: SeeAsProps['messages'], words: SeeAsProps['words']): string {
  if (looked === null) return words.hint;
  if (looked.ok) return words.nothing;
  if (looked.code === 'invalid') return words.hint;
  return messages[looked.code] ?? words.hint;
}
