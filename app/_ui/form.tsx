'use client';

import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FormState } from '@/lib/platform/action';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';
import { focusHeading } from './focus-heading';
import { FormContext, useForm } from './form-context';
import { Notice } from './notice';
import { useSending } from './use-sending';

type FormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  /** Sentences by refusal code: `errorMessages(t, [...])`. */
  messages: Readonly<Record<string, string>>;
  /** Shown in place of the form's message when the answer is yes. */
  done?: ReactNode;
  onDone?: (value: Value) => void;
  onRefused?: (code: string) => void;
  /** The children say themselves what is refused, where it is seen better than above them. */
  saysItself?: boolean;
  /** Keeps what was sent for later when no answer came, which then counts as a yes; null when it cannot. */
  whenAway?: (data: FormData) => Promise<Value | null>;
  /** Empties the fields after a yes, for forms that are used again and again. */
  clearWhenDone?: boolean;
  id?: string;
  /** How the parts stand, in place of one below the other. */
  className?: string;
  children: ReactNode;
};

/**
 * A form around a server action. Works before and without JavaScript; with it nothing that was typed is ever
 * reset, the fault is shown beside its field and takes the focus (one that belongs to no field in sight is said
 * above), and a second press while one is under way does nothing. Where the answer takes the pressed button away, what is said gets the
 * focus; where it takes the form, what its page says in its place (`data-outcome`), or the heading.
 */
export function Form<Value, Code extends string>({
  action,
  messages,
  done,
  onDone,
  onRefused,
  whenAway,
  saysItself = false,
  clearWhenDone = false,
  id,
  className = 'space-y-5',
  children,
}: FormProps<Value, Code>) {
  const { state, pending, plain, send } = useSending(action, whenAway);
  const form = useRef<HTMLFormElement>(null);
  const [unplaced, setUnplaced] = useState(false);

  const tell = useEffectEvent((answer: NonNullable<typeof state>) => {
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    setUnplaced(!answer.ok && !faulty);
    // Of a group of choices the first one takes it: the group itself cannot.
    if (!answer.ok) (faulty?.querySelector<HTMLElement>('input') ?? faulty)?.focus();
    else if (clearWhenDone) form.current?.reset();
    if (answer.ok) onDone?.(answer.value);
    else onRefused?.(answer.code);
  });
  useEffect(() => {
    if (state !== null) tell(state);
  }, [state]);
  const sent = useRef(false);
  const pressed = useRef<HTMLElement | null>(null);
  // It may go later than the answer comes, so every drawing is looked at until another has the focus.
  useEffect(() => {
    if (pressed.current === null || pressed.current.isConnected) return;
    pressed.current = null;
    if (document.activeElement !== document.body) return;
    const said = form.current?.querySelector<HTMLElement>('[data-said]');
    if (said) said.focus({ preventScroll: true });
    else focusHeading();
  });
  // What was sent may take the form away, here or with its page, and with it the focus.
  useEffect(
    () => () => {
      if (sent.current) focusHeading();
    },
    [],
  );
  // A long form is sent from its end: what is said at its beginning must come into sight.
  useEffect(() => {
    if (state?.ok || unplaced) form.current?.querySelector('[data-said]')?.scrollIntoView({ block: 'nearest' });
  }, [state, unplaced]);

  // Sending by hand keeps what was typed: React would empty the form after every answer.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = 'submitter' in event.nativeEvent ? event.nativeEvent.submitter : null;
    if (submitter instanceof HTMLElement && submitter.hasAttribute('formaction')) return;
    event.preventDefault();
    sent.current = true;
    pressed.current = submitter instanceof HTMLElement ? submitter : null;
    send(new FormData(event.currentTarget, submitter instanceof HTMLElement ? submitter : null));
  };

  return (
    <FormContext value={{ state, pending, messages }}>
      <form ref={form} id={id} action={plain} onSubmit={submit} noValidate className={className}>
        {!saysItself && <FormRefusal unplaced={unplaced} />}
        {children}
        <FormDone>{done}</FormDone>
      </form>
    </FormContext>
  );
}

const inSight = 'scroll-mt-36 scroll-mb-24';

/** Beside the button that was pressed, where the eye is. */
function FormDone({ children }: { children: ReactNode }) {
  const { state } = useForm();
  if (!state?.ok || !children) return null;
  return (
    <div data-said tabIndex={-1} className={inSight}>
      <Notice tone="done">{children}</Notice>
    </div>
  );
}

function FormRefusal({ unplaced }: { unplaced: boolean }) {
  const { state, messages } = useForm();
  if (!state || state.ok || (!unplaced && (state.field !== undefined || state.fields !== undefined))) return null;
  const [fault = state.code] = Object.values(state.fields ?? {});
  return (
    <div data-said tabIndex={-1} className={inSight}>
      <Notice tone="danger">
        {messages[fault] ?? messages[state.code] ?? messages.unexpected}
        {state.reference && <bdi className="mt-1 block text-xs">{state.reference}</bdi>}
      </Notice>
    </div>
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
