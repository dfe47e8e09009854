'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { FormState } from '@/lib/platform/action';

type SmallFormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  /** The one field: which thing it is about. */
  name: string;
  value: string;
  messages: Readonly<Record<string, string>>;
  /** Asks once more before it is done, in place. Without scripts it is done at once. */
  ask?: { question: string; yes: string; no: string };
  children: ReactNode;
};

/** One small thing to do to one thing, as words that can be pressed. */
export function SmallForm<Value, Code extends string>(props: SmallFormProps<Value, Code>) {
  const { action, name, value, messages, ask, children } = props;
  const [asking, setAsking] = useState(false);
  const wait = ask && !asking;
  const asked = useRef<HTMLFieldSetElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const turned = useRef(false);
  // What was pressed is gone: the focus goes to what stands in its place, first the question and then whatever was pressed before.
  useEffect(() => {
    if (turned.current) (asking ? asked : first).current?.focus();
  }, [asking]);
  const turn = (to: boolean) => {
    turned.current = true;
    setAsking(to);
  };
  return (
    <Form action={action} messages={messages} className="space-y-5 text-sm">
      <input type="hidden" name={name} value={value} />
      {ask && asking ? (
        <fieldset ref={asked} tabIndex={-1} className="flex flex-wrap items-center gap-1">
          <legend className="sr-only">{ask.question}</legend>
          <SubmitButton variant="danger" size="small">
            {ask.yes}
          </SubmitButton>
          <button
            type="button"
            onClick={() => turn(false)}
            className={buttonClass({ variant: 'plain', size: 'small' })}
          >
            {ask.no}
          </button>
        </fieldset>
      ) : (
        <button
          ref={first}
          type="submit"
          onClick={
            wait
              ? (event) => {
                  event.preventDefault();
                  turn(true);
                }
              : undefined
          }
          className={buttonClass({ variant: 'plain', size: 'small' })}
        >
          {children}
        </button>
      )}
    </Form>
  );
}
