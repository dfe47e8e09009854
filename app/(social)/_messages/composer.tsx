'use client';

import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { SendHorizontalIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { ChosenPhotos, type PhotoWords } from './chosen-photos';
import { PhotoField } from './photo-field';
import type { Send } from './use-outbox';
import { usePhotos } from './use-photos';

export type ComposerWords = { field: string; send: string; photos: PhotoWords };

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
  /** The fields of a message that is to be written anew: its words go into the field, its photographs beside it. */
  draft: Readonly<Record<string, string>>;
  /** The reader's language, for numbers. */
  tag: string;
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
  tag,
}: ComposerProps) {
  const [state, plain] = useActionState(send, null);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = fields.talk ?? 'new';
  const [empty, setEmpty] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = usePhotos(fields.as);
  const putBack = useEffectEvent(chosen.restore);
  useEffect(() => {
    if (!field.current) return;
    if (field.current.value === '') field.current.value = draft.words || draftOf(place);
    setEmpty(field.current.value.trim() === '');
    if (draft.photos) putBack(draft);
    if (draft.words || draft.photos) field.current.focus();
  }, [draft, place]);
  const choose = (files: readonly File[]) => setProblem(chosen.add(files) ? null : 'message_photos_max');
  const say = () => {
    const text = field.current?.value ?? '';
    const brought = broughtIn(form.current);
    const isNothing = text.trim() === '' && !brought.product && !brought.pay;
    if (chosen.busy || (isNothing && !chosen.photos.some(({ id }) => id !== null))) return;
    setProblem(null);
    if (field.current) field.current.value = '';
    keepDraft(place, '');
    setEmpty(true);
    onSend({ ...brought, ...chosen.take(), key: crypto.randomUUID(), words: text });
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
  const paste = (event: ClipboardEvent) => {
    const files = pictures(event.clipboardData.files);
    if (files.length === 0) return;
    event.preventDefault();
    choose(files);
  };
  const drop = (event: DragEvent) => {
    const files = pictures(event.dataTransfer.files);
    if (files.length === 0) return;
    event.preventDefault();
    choose(files);
  };
  const fault = state && !state.ok ? (Object.values(state.fields ?? {})[0] ?? state.code) : null;
  return (
    <form
      ref={form}
      action={plain}
      onSubmit={submit}
      onDrop={drop}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      className="space-y-2 border-line border-t bg-paper px-4 py-3"
    >
      {(problem ?? fault) && <Notice tone="danger">{messages[problem ?? fault ?? ''] ?? messages.unexpected}</Notice>}
      {children}
      <ChosenPhotos
        photos={chosen.photos}
        describe={chosen.describe}
        drop={chosen.drop}
        words={words.photos}
        messages={messages}
        tag={tag}
      />
      {Object.entries({ ...fields, key: firstKey }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex items-end gap-2 noscript:flex-wrap">
        {tools}
        <PhotoField label={words.photos.add} onChoose={choose} />
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
          onPaste={paste}
          className="field-sizing-content max-h-40 min-h-11 w-full min-w-0 flex-1 noscript:min-w-40 resize-none rounded-lg border border-edge bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted hover:border-ink [&:placeholder-shown]:[direction:inherit]"
        />
        <button
          type="submit"
          aria-label={words.send}
          data-empty={(empty && chosen.photos.length === 0) || undefined}
          aria-disabled={chosen.busy || undefined}
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

const pictures = (files: FileList) => [...files].filter(({ type }) => type.startsWith('image/'));

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
