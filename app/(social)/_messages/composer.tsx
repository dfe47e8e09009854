'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { SendHorizontalIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import type { Send } from './use-outbox';

export type ComposerWords = { field: string; send: string };

type ComposerProps = {
  send: Send;
  /** What goes along unseen, but for the key. */
  fields: Readonly<Record<string, string>>;
  /** The key of the form as it came, for browsers without scripts. */
  firstKey: string;
  messages: Readonly<Record<string, string>>;
  words: ComposerWords;
  /** Stands above the field: what the message brings along. */
  children?: ReactNode;
  /** Sends with scripts; without it the form sends itself. */
  onSend: (fields: Record<string, string>) => void;
  onTyping: () => void;
  /** Beside the field: what else a message can bring. */
  tools?: ReactNode;
  /** Words to be written anew, put into the field. */
  draft: string;
};

/**
 * The field a message is written in. Enter sends where there is a keyboard, with Shift it is a new line; the focus stays, and what
 * is typed outlives a reload of the tab.
 */
export function Composer({
  send,
  fields,
  firstKey,
  messages,
  words,
  children,
  onSend,
  onTyping,
  tools,
  draft,
}: ComposerProps) {
  const [state, plain] = useActionState(send, null);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = fields.talk ?? 'new';
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    if (!field.current) return;
    if (field.current.value === '') field.current.value = draft || draftOf(place);
    setEmpty(field.current.value.trim() === '');
    if (draft) field.current.focus();
  }, [draft, place]);
  const say = () => {
    const text = field.current?.value ?? '';
    const brought = broughtIn(form.current);
    if (text.trim() === '' && !brought.product && !brought.pay) return;
    if (field.current) field.current.value = '';
    keepDraft(place, '');
    setEmpty(true);
    onSend({ ...brought, key: crypto.randomUUID(), words: text });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say();
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    // While letters are being composed Enter chooses among them; on a phone it is a new line.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!window.matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    say();
  };
  const type = () => {
    const text = field.current?.value ?? '';
    keepDraft(place, text);
    setEmpty(text.trim() === '');
    if (text !== '') onTyping();
  };
  const fault = state && !state.ok ? (Object.values(state.fields ?? {})[0] ?? state.code) : null;
  return (
    <form ref={form} action={plain} onSubmit={submit} className="space-y-2 border-line border-t bg-paper px-4 py-3">
      {fault && <Notice tone="danger">{messages[fault] ?? messages.unexpected}</Notice>}
      {children}
      {Object.entries({ ...fields, key: firstKey }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex items-end gap-2">
        {tools}
        <textarea
          ref={field}
          name="words"
          aria-label={words.field}
          placeholder={words.field}
          rows={1}
          dir="auto"
          maxLength={2000}
          defaultValue={state && !state.ok ? state.values.words : undefined}
          onKeyDown={press}
          onInput={type}
          className="field-sizing-content max-h-40 min-h-11 w-full min-w-0 flex-1 resize-none rounded-lg border border-edge bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted hover:border-ink [&:placeholder-shown]:[direction:inherit]"
        />
        <button
          type="submit"
          aria-label={words.send}
          data-empty={empty || undefined}
          className={buttonClass({ variant: 'primary' })}
        >
          <SendHorizontalIcon className="mirror" />
        </button>
      </div>
    </form>
  );
}

/** What goes along besides the words: whom it is for, and what was chosen above the field. */
function broughtIn(form: HTMLFormElement | null): Record<string, string> {
  const fields = [...new FormData(form ?? undefined)].filter(([name]) => !name.startsWith('$ACTION'));
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function draftOf(place: string): string {
  try {
    return sessionStorage.getItem(`souk-draft ${place}`) ?? '';
  } catch {
    return '';
  }
}

function keepDraft(place: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(`souk-draft ${place}`);
    else sessionStorage.setItem(`souk-draft ${place}`, text);
  } catch {
    // A browser that keeps nothing.
  }
}
