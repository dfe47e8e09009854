'use client';

import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react';
import type { SentPhoto } from '../../send-photo';
import { usePhotoQueue } from '../photo-queue';
import { addPhotos, work } from './actions';
import { Answer, lineOf } from './answer';
import { DeskBar } from './desk-bar';
import { cardData, lookAt } from './desk-form';
import { cardErrors } from './desk-state';
import type { CardView, DeskWords } from './desk-words';
import { DraftCard } from './draft-card';
import { DropZone } from './drop-zone';
import { UploadTile } from './upload-tile';
import { useDesk } from './use-desk';

type DeskProps = {
  pageId: string;
  currency: string;
  shopHref: string;
  locale: string;
  drafts: readonly CardView[];
  words: DeskWords;
  messages: Readonly<Record<string, string>>;
};

/**
 * The desk on which photos become products. Everything on it is one form, so that it also works without
 * JavaScript; with it, photos are sent while others are being named, and every card is kept as it is left.
 */
export function Desk({ pageId, currency, shopHref, locale, drafts, words, messages }: DeskProps) {
  const form = useRef<HTMLFormElement>(null);
  const queue = usePhotoQueue(pageId, (photos, more) => makeDrafts(pageId, photos, more), { keeps: true });
  const [plain, sendPlain] = useActionState(work, null);
  const { save, press, saving, pressing, errors, told } = useDesk(form, plain);
  const [look, setLook] = useState({ ready: 0, bare: bareOf(drafts), chosen: 0 });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    press(new FormData(event.currentTarget, submitter));
  };
  const saveCard = (event: FormEvent<HTMLFormElement>) => {
    const card = event.target instanceof Element ? event.target.closest('[data-draft]') : null;
    const draftId = card instanceof HTMLElement ? (card.dataset.draft ?? '') : '';
    const data = cardData(event.currentTarget, pageId, draftId);
    if (data) save(data, draftId);
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
              chosen={plain?.ok === false && (plain.lists?.chosen?.includes(draft.id) ?? false)}
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
            said={lineOf(told, words.answers, locale)}
            saving={saving}
            pressing={pressing}
            priceTyped={plain?.ok === false ? plain.values.onePrice : undefined}
            priceError={messages[errors.onePrice ?? '']}
          />
        )}
      </form>
    </>
  );
}

/** Drafts that lack nothing but a picture, as long as nobody has looked at the form. */
function bareOf(drafts: readonly CardView[]): number {
  return drafts.filter(({ title, price, photos }) => title !== '' && price !== '' && photos.length === 0).length;
}

async function makeDrafts(pageId: string, photos: readonly SentPhoto[], more: boolean): Promise<boolean> {
  const form = new FormData();
  form.set('page', pageId);
  if (more) form.set('more', 'on');
  for (const { mediaId } of photos) form.append('media[]', mediaId);
  const made = await addPhotos(null, form).catch(() => null);
  return made?.ok ?? false;
}
