'use client';

import { type ReactNode, startTransition, useActionState, useOptimistic } from 'react';
import { type ButtonLook, buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';

type Said = 'liked' | 'saved' | 'kept';
type Answer = FormState<{ readonly [key in Said]?: boolean }, string>;

type ToggleProps = {
  action: (previous: Answer, form: FormData) => Promise<Answer>;
  /** What is sent along: names and values. */
  fields: Readonly<Record<string, string>>;
  /** The field that says yes or no, and the word by which the answer tells what is true then. */
  field: string;
  said: Said;
  on: boolean;
  icon: ReactNode;
  /** What the button says while it is off and while it is on. */
  words: { off: string; on: string };
  /** Of what it is said, for whoever hears the button alone. */
  label?: string;
  look?: ButtonLook;
  messages: Readonly<Record<string, string>>;
};

/** Yes or no at a tap: changes at once and is taken back should the answer be no; a plain form without scripts. */
export function Toggle({ action, fields, field, said, on, icon, words, label, look, messages }: ToggleProps) {
  const [state, send] = useActionState(action, null);
  const [now, hope] = useOptimistic(state?.ok ? (state.value[said] ?? on) : on);
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
      {Object.entries({ ...fields, [field]: now ? 'no' : 'yes' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        aria-pressed={now}
        aria-label={label}
        className={classNames(
          buttonClass(look ?? { variant: 'quiet', size: 'small' }),
          now && 'text-teal [&_svg]:fill-current',
        )}
      >
        {icon}
        {now ? words.on : words.off}
      </button>
      {state && !state.ok && (
        <Notice tone="danger" className="mt-2">
          {messages[state.code] ?? messages.unexpected}
        </Notice>
      )}
    </form>
  );
}
