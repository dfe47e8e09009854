'use client';

import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import { type ButtonLook, buttonClass } from '@/app/_ui/button-class';
import { Form } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { FingerprintPatternIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';
import { endAutofillOffer, offerInAutofill, type PasskeyAnswer } from './ask-browser';

type PasskeyFormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  /** The browser's dialogue; its answer goes into the field `field` and the form is sent. */
  dialogue: () => Promise<PasskeyAnswer>;
  field: 'assertion' | 'registration';
  /** Also offer passkeys among the suggestions of the page's e-mail field. */
  autofill?: boolean;
  messages: Readonly<Record<string, string>>;
  label: string;
  look?: ButtonLook;
  done?: ReactNode;
  /** Further fields, hidden or shown. */
  children?: ReactNode;
};

/** Autofill's challenge lives five minutes; a page left open asks for a new one before that. */
const autofillAgainMs = 4 * 60_000;

/** One button that opens the browser's passkey dialogue and sends its answer. Absent where there is no JavaScript. */
export function PasskeyForm<Value, Code extends string>(props: PasskeyFormProps<Value, Code>) {
  const { action, dialogue, field, autofill = false, messages, label, look, done, children } = props;
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);

  const send = (json: string) => {
    const form = document.getElementById(id);
    const input = form instanceof HTMLFormElement ? form.elements.namedItem(field) : null;
    if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
    input.value = json;
    form.requestSubmit();
  };
  const ask = async () => {
    setProblem(null);
    const answer = await dialogue();
    if (answer.ok) send(answer.json);
    else setProblem(answer.code);
  };
  useAutofill(autofill, send);

  return (
    <Form action={action} messages={messages} id={id} done={done} className="space-y-5 noscript:hidden">
      {problem && <Notice>{messages[problem] ?? messages.unexpected}</Notice>}
      <input type="hidden" name={field} defaultValue="" />
      {children}
      <DialogueButton label={label} look={look ?? {}} onClick={ask} />
    </Form>
  );
}

function DialogueButton({ label, look, onClick }: { label: string; look: ButtonLook; onClick: () => Promise<void> }) {
  const { pending } = useForm();
  const [open, setOpen] = useState(false);
  const press = async () => {
    if (open || pending) return;
    setOpen(true);
    await onClick();
    setOpen(false);
  };
  return (
    <button type="button" onClick={press} aria-busy={open || pending || undefined} className={buttonClass(look)}>
      <FingerprintPatternIcon />
      {label}
    </button>
  );
}

function useAutofill(wanted: boolean, send: (json: string) => void): void {
  const chosen = useEffectEvent(send);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const offer = async () => {
      const json = await offerInAutofill();
      if (json !== null && !gone) chosen(json);
    };
    offer();
    const timer = setInterval(offer, autofillAgainMs);
    return () => {
      gone = true;
      clearInterval(timer);
      endAutofillOffer();
    };
  }, [wanted]);
}
