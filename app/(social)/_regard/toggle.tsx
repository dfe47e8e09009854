'use client';

import { type ReactNode, startTransition, useActionState, useOptimistic } from 'react';
import { type ButtonLook, buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';
import { called } from './called';

type Answer<Word extends string, Code extends string> = FormState<Record<Word, boolean>, Code>;

type ToggleProps<Word extends string, Code extends string> = {
  action: (previous: Answer<Word, Code>, form: FormData) => Promise<Answer<Word, Code>>;
  /** What is sent along: names and values. */
  fields: Readonly<Record<string, string>>;
  /** The field that says yes or no, and the word by which the answer tells what is true then. */
  field: string;
  said: Word;
  on: boolean;
  icon: ReactNode;
  /** Instead of it while it is on; without one the icon is filled. */
  iconOn?: ReactNode;
  /** What the button says while it is off and while it is on. */
  words: { off: string; on: string };
  /** Of what it is said, for whoever hears the button alone: all of what it is called, or the thing beside its words. */
  label?: string;
  of?: string | undefined;
  /** How it looks while it is off. */
  look?: ButtonLook;
  /** All of its look, instead of a button's. */
  className?: string;
  messages: Readonly<Record<string, string>>;
};

/** Yes or no at a tap: changes at once and is taken back should the answer be no; a plain form without scripts. */
export function Toggle<Word extends string, Code extends string>({
  action,
  fields,
  field,
  said,
  on,
  icon,
  iconOn,
  words,
  label,
  of,
  look,
  className,
  messages,
}: ToggleProps<Word, Code>) {
  const [state, send] = useActionState<Answer<Word, Code>, FormData>(action, null);
  const [now, hope] = useOptimistic(state?.ok ? state.value[said] : on);
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
        aria-label={label ?? called(now ? words.on : words.off, of)}
        className={
          className ??
          classNames(
            buttonClass(now && look ? { ...look, variant: 'quiet' } : (look ?? { variant: 'quiet', size: 'small' })),
            now && !iconOn && 'text-teal [&_svg]:fill-current',
          )
        }
      >
        {now ? (iconOn ?? icon) : icon}
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
