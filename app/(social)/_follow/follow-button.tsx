'use client';

import { startTransition, useActionState, useOptimistic } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CheckIcon, PlusIcon } from '@/app/_ui/buying-icons';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';

type Answer = FormState<{ following: boolean }, 'not_found'>;

type FollowButtonProps = {
  action: (previous: Answer, form: FormData) => Promise<Answer>;
  /** What is followed: the name of the field and its id. */
  field: 'page' | 'person';
  id: string;
  following: boolean;
  words: { follow: string; following: string };
  messages: Readonly<Record<string, string>>;
};

/** Follows and stops following. Changes at once and is taken back should the answer be no; a plain form without script. */
export function FollowButton({ action, field, id, following, words, messages }: FollowButtonProps) {
  const [state, send] = useActionState(action, null);
  const [now, hope] = useOptimistic(state?.ok ? state.value.following : following);
  return (
    <form
      action={send}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => {
          hope(!now);
          send(form);
        });
      }}
    >
      <input type="hidden" name={field} value={id} />
      <input type="hidden" name="follow" value={now ? 'no' : 'yes'} />
      <button type="submit" aria-pressed={now} className={buttonClass({ variant: now ? 'quiet' : 'primary' })}>
        {now ? <CheckIcon size={18} /> : <PlusIcon size={18} />}
        {now ? words.following : words.follow}
      </button>
      {state && !state.ok && (
        <Notice tone="danger" className="mt-2">
          {messages[state.code] ?? messages.unexpected}
        </Notice>
      )}
    </form>
  );
}
