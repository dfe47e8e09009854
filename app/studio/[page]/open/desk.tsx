'use client';

import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import type { DeskAnswer } from '@/lib/shop/drafts/work-desk';
import type { SentPhoto } from '../../send-photo';
import { usePhotoQueue } from '../photo-queue';
import { addPhotos, work } from './actions';
import { Answer } from './answer';
import { DeskBar } from './desk-bar';
import type { CardView, DeskWords } from './desk-words';
import { DraftCard } from './draft-card';
import { DropZone } from './drop-zone';
import { UploadTile } from './upload-tile';

type DeskProps = {
  pageId: string;
  currency: string;
  shopHref: string;
  locale: string;
  drafts: readonly CardView[];
  words: DeskWords;
  messages: Readonly<Record<string, string>>;
};

type Errors = Readonly<Record<string, string>>;
export type Told = { answer: DeskAnswer | null; code: string | null };

/**
 * The desk on which photos become products. Everything on it is one form, so that it also works without
 * JavaScript; with it, photos are sent while others are being named, and every card is kept as it is left.
 */
export function Desk({ pageId, currency, shopHref, locale, drafts, words, messages }: DeskProps) {
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef(false);
  const queue = usePhotoQueue(pageId, (photos) => makeDrafts(pageId, photos));
  const [plain, sendPlain] = useActionState(work, null);
  const [pending, startTransition] = useTransition();
  const [errors, setErrors] = useState<Errors>(() => errorsOf(plain));
  const [told, setTold] = useState<Told>(() => toldOf(plain));
  const [look, setLook] = useState({ ready: 0, chosen: 0 });

  const send = (data: FormData, about: string) => {
    const intent = String(data.get('intent'));
    startTransition(async () => {
      const answer = await work(null, data).catch(() => null);
      if (intent !== 'save') pressed.current = false;
      const found = errorsOf(answer);
      setErrors((now) => ({ ...without(now, about), ...found }));
      if (intent !== 'save' || !(answer?.ok || Object.keys(found).length > 0)) setTold(toldOf(answer, 'unreachable'));
      if (intent !== 'save') focusFault(form.current, found);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Cards being saved do not hold a button up; only another button does.
    if (pressed.current) return;
    pressed.current = true;
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    send(new FormData(event.currentTarget, submitter), '');
  };
  const saveCard = (event: FormEvent<HTMLFormElement>) => {
    const card = event.target instanceof Element ? event.target.closest('[data-draft]') : null;
    if (!form.current || !(card instanceof HTMLElement)) return;
    const data = cardData(form.current, pageId, card.dataset.draft ?? '');
    if (data) send(data, `drafts.${card.dataset.draft}.`);
  };
  useEffect(() => {
    if (form.current && drafts) setLook(lookAt(form.current));
  }, [drafts]);

  return (
    <>
      <Answer
        told={told}
        empty={drafts.length === 0}
        shopHref={shopHref}
        locale={locale}
        words={words.answers}
        messages={messages}
      />
      <DropZone words={words.drop} small={drafts.length + queue.waiting.length > 0} onFiles={queue.add} />
      <form
        ref={form}
        action={sendPlain}
        onSubmit={submit}
        onBlur={saveCard}
        onInput={(event) => setLook(lookAt(event.currentTarget))}
        noValidate
        className="space-y-6"
      >
        <input type="hidden" name="page" value={pageId} />
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <ul className="grid gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-5">
          {drafts.map((draft) => (
            <DraftCard
              key={draft.id}
              draft={draft}
              currency={currency}
              locale={locale}
              words={words.card}
              errors={cardErrors(errors, draft.id, messages)}
              typed={(name) => (plain && !plain.ok ? plain.values[`drafts.${draft.id}.${name}`] : undefined)}
            />
          ))}
          {queue.waiting.map((one) => (
            <UploadTile
              key={one.key}
              one={one}
              words={words.drop}
              messages={messages}
              onRetry={() => queue.retry(one)}
              onDrop={() => queue.drop(one.key)}
            />
          ))}
        </ul>
        {drafts.length > 0 && (
          <DeskBar
            words={words.bar}
            locale={locale}
            look={look}
            pending={pending}
            priceError={messages[errors.onePrice ?? '']}
          />
        )}
      </form>
    </>
  );
}

async function makeDrafts(pageId: string, photos: readonly SentPhoto[]): Promise<boolean> {
  const form = new FormData();
  form.set('page', pageId);
  for (const { mediaId } of photos) form.append('media[]', mediaId);
  const made = await addPhotos(null, form).catch(() => null);
  return made?.ok ?? false;
}

type State = Awaited<ReturnType<typeof work>>;

function errorsOf(state: State): Errors {
  if (state === null || state.ok) return waitingOf(state);
  if (state.fields) return state.fields;
  return state.field === undefined ? {} : { [state.field]: state.code };
}

/** After publishing, the cards that stayed say what they wait for. */
function waitingOf(state: State): Errors {
  if (!state?.ok) return {};
  return Object.fromEntries(
    state.value.waiting.map(({ id, why }) => [`drafts.${id}.${why === 'title_required' ? 'title' : 'price'}`, why]),
  );
}

/** `silence` is what no answer at all means: nothing yet, or nobody there. */
function toldOf(state: State, silence: string | null = null): Told {
  if (state === null) return { answer: null, code: silence };
  if (state.ok) return { answer: state.value, code: null };
  return { answer: null, code: state.field === undefined && state.fields === undefined ? state.code : null };
}

function without(errors: Errors, beginning: string): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !name.startsWith(beginning)));
}

function cardErrors(errors: Errors, id: string, messages: Readonly<Record<string, string>>) {
  const said = (name: string) => {
    const code = errors[`drafts.${id}.${name}`];
    return code === undefined ? {} : { [name]: messages[code] ?? messages.invalid };
  };
  return { ...said('title'), ...said('price'), ...said('stock'), ...said('category') };
}

/** The fields of one card as a form of their own; null when nothing in it differs from what was last sent. */
function cardData(form: HTMLFormElement, pageId: string, draftId: string): FormData | null {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (name.startsWith(`drafts.${draftId}.`)) data.set(name, value);
  const text = JSON.stringify([...data]);
  const card = form.querySelector<HTMLElement>(`[data-draft="${draftId}"]`);
  if (!card || (card.dataset.sent ?? unchanged(card)) === text) return null;
  card.dataset.sent = text;
  data.set('page', pageId);
  data.set('intent', 'save');
  return data;
}

/** What the card would send if nobody had touched it. */
function unchanged(card: HTMLElement): string {
  const fields = card.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name^="drafts."]');
  return JSON.stringify(
    [...fields].map((field) => [
      field.name,
      field instanceof HTMLSelectElement
        ? [...field.options].find((option) => option.defaultSelected)?.value
        : field.defaultValue,
    ]),
  );
}

/** How many cards are ready to be published (of the ticked ones when some are), and how many are ticked. */
function lookAt(form: HTMLFormElement): { ready: number; chosen: number } {
  const data = new FormData(form);
  const chosen = data.getAll('chosen[]').map(String);
  const ids = [...form.querySelectorAll<HTMLElement>('[data-draft]')].map((card) => card.dataset.draft ?? '');
  const meant = chosen.length > 0 ? chosen : ids;
  const filled = (id: string, name: string) => String(data.get(`drafts.${id}.${name}`) ?? '').trim() !== '';
  return { ready: meant.filter((id) => filled(id, 'title') && filled(id, 'price')).length, chosen: chosen.length };
}

function focusFault(form: HTMLFormElement | null, errors: Errors): void {
  const [first] = Object.keys(errors);
  if (first) requestAnimationFrame(() => form?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus());
}
