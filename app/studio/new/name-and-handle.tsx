'use client';

import { useEffect, useRef, useState } from 'react';
import { ExactField, Field } from '@/app/_ui/field';
import { FormContext, useFieldReport, useForm } from '@/app/_ui/form-context';
import { CircleCheckIcon } from '@/app/_ui/icons';
import { handleProblem } from '@/lib/identity/handles/model';
import { suggestHandle } from '@/lib/shop/pages/model';
import type { CreateWords } from './create-form';

type NameAndHandleProps = { site: string; messages: Record<string, string>; words: CreateWords };

/** The page's name, and the address it suggests until somebody types another; checked while typing. */
export function NameAndHandle({ site, messages, words }: NameAndHandleProps) {
  const { typed: typedName } = useFieldReport('name');
  const report = useForm();
  const { typed, error } = useFieldReport('handle');
  const [name, setName] = useState(typedName ?? '');
  const [own, setOwn] = useState<string | null>(typed ?? null);
  const handle = own ?? suggestHandle(name);
  const nameInput = useRef<HTMLInputElement>(null);
  const handleInput = useRef<HTMLInputElement>(null);
  // What was typed before the page came alive counts too.
  useEffect(() => {
    setName((now) => nameInput.current?.value || now);
    setOwn((now) => handleInput.current?.value || now);
  }, []);
  const problem = useHandleCheck(handle);
  // The form's refusal is about the handle it was sent: said by it alone while that one stands, gone with another.
  const refused = error !== undefined && handle === typed;
  const verdict = problem === 'free' ? words.handleFree : problem !== null && !refused && (messages[problem] ?? '');
  return (
    <>
      <Field
        ref={nameInput}
        name="name"
        label={words.name}
        autoComplete="organization"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormContext value={refused ? report : { ...report, state: null }}>
        <ExactField
          ref={handleInput}
          name="handle"
          label={words.handle}
          maxLength={40}
          value={handle}
          onChange={(event) => setOwn(event.currentTarget.value.toLowerCase())}
          hint={
            <span aria-live="polite" className={problem === 'free' ? 'text-teal' : verdict ? 'text-brick' : undefined}>
              <bdi dir="ltr">
                {site}/{handle || '…'}
              </bdi>{' '}
              {problem === 'free' && <CircleCheckIcon size={16} className="inline align-text-bottom" />}{' '}
              {verdict || words.handleHint}
            </span>
          }
        />
      </FormContext>
    </>
  );
}

/** What is wrong with a handle, `free` when nothing is, null while nobody knows. The rule is known here; who has it, only there. */
function useHandleCheck(handle: string): string | null {
  const [known, setKnown] = useState<{ handle: string; code: string | null }>();
  const problem = handle === '' ? null : handleProblem(handle);
  useEffect(() => {
    if (handle === '' || problem !== null) return;
    const timer = setTimeout(async () => {
      const answer = await fetch(`/api/studio/handle?handle=${encodeURIComponent(handle)}`).catch(() => null);
      if (!answer?.ok) return;
      const { code }: { code: string | null } = await answer.json();
      setKnown({ handle, code });
    }, 350);
    return () => clearTimeout(timer);
  }, [handle, problem]);
  if (handle === '' || problem !== null) return problem;
  return known?.handle === handle ? (known.code ?? 'free') : null;
}
