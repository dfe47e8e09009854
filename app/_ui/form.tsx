'use client';

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react';
import type { FormState } from '@/lib/platform/action';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';
import { FormContext, useForm } from './form-context';
import { Notice } from './notice';

type FormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  /** Sentences by refusal code: `errorMessages(t, [...])`. */
  messages: Readonly<Record<string, string>>;
  /** Shown in place of the form's message when the answer is yes. */
  done?: ReactNode;
  onDone?: (value: Value) => void;
  /** Empties the fields after a yes, for forms that are used again and again. */
  clearWhenDone?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A form around a server action. Works before and without JavaScript; with it nothing that was typed is ever
 * reset, the fault is shown beside its field and takes the focus, and a second press while one is under way
 * does nothing.
 */
export function Form<Value, Code extends string>({
  action,
  messages,
  done,
  onDone,
  clearWhenDone = false,
  id,
  className,
  children,
}: FormProps<Value, Code>) {
  const [state, send, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);

  const tell = useEffectEvent((answer: NonNullable<typeof state>) => {
    if (!answer.ok) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else if (clearWhenDone) form.current?.reset();
    if (answer.ok) onDone?.(answer.value);
  });
  useEffect(() => {
    if (state !== null) tell(state);
  }, [state]);

  // Sending by hand keeps what was typed: React would empty the form after every answer.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = 'submitter' in event.nativeEvent ? event.nativeEvent.submitter : null;
    if (submitter instanceof HTMLElement && submitter.hasAttribute('formaction')) return;
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, submitter instanceof HTMLElement ? submitter : null);
    startTransition(() => send(data));
  };

  return (
    <FormContext value={{ state, pending, messages }}>
      <form
        ref={form}
        id={id}
        action={send}
        onSubmit={submit}
        noValidate
        className={classNames('space-y-5', className)}
      >
        <FormMessage done={done} />
        {children}
      </form>
    </FormContext>
  );
}

function FormMessage({ done }: { done: ReactNode }) {
  const { state, messages } = useForm();
  if (state?.ok) return done ? <Notice tone="done">{done}</Notice> : null;
  if (!state || state.field !== undefined || state.fields !== undefined) return null;
  return (
    <Notice tone="danger">
      {messages[state.code] ?? messages.unexpected}
      {state.reference && <bdi className="mt-1 block text-xs">{state.reference}</bdi>}
    </Notice>
  );
}

/** The button that sends the form around it; it breathes while the answer is on its way. */
export function SubmitButton({
  children,
  name,
  value,
  className,
  ...look
}: ButtonLook & { children: ReactNode; name?: string; value?: string; className?: string }) {
  const { pending } = useForm();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-busy={pending || undefined}
      className={classNames(buttonClass(look), className)}
    >
      {children}
    </button>
  );
}
