'use client';

import { useState, useTransition } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { Field } from '@/app/_ui/field';
import { useFieldReport } from '@/app/_ui/form-context';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';
import { photoTypes, sendPhoto } from '../../send-photo';

/** A picture that may stand for a collection. */
export type PictureChoice = { id: string; media: PhotoMedia };

type PictureWords = Record<'picture' | 'hint' | 'none' | 'number' | 'upload' | 'uploading' | 'alt' | 'altHint', string>;

type PictureFieldProps = {
  pageId: string;
  chosen: string | null;
  pictures: readonly PictureChoice[];
  words: PictureWords;
  messages: Readonly<Record<string, string>>;
};

const card =
  'size-24 cursor-pointer overflow-hidden rounded-sm border border-edge has-checked:border-2 has-checked:border-ink has-focus-visible:outline-2';

/** Which picture stands for a collection: one of its products, one that is sent now, or none; and what it shows, in words. */
export function PictureField({ pageId, words, messages, ...given }: PictureFieldProps) {
  const { typed } = useFieldReport('media');
  const [chosen, setChosen] = useState(typed ?? given.chosen ?? '');
  const [sent, setSent] = useState<readonly PictureChoice[]>([]);
  const [code, setCode] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const pictures = [...sent, ...given.pictures];
  const shown = pictures.find(({ id }) => id === chosen);
  const send = (file: File | undefined) => {
    if (!file) return;
    startTransition(async () => {
      const sending = await sendPhoto(pageId, file);
      setCode(sending.ok ? null : sending.code);
      if (!sending.ok) return;
      const { mediaId, ...photo } = sending.photo;
      setSent((now) => [{ id: mediaId, media: { ...photo, alt: '' } }, ...now]);
      setChosen(mediaId);
    });
  };
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium text-sm">{words.picture}</legend>
      <p className="text-muted text-sm">{words.hint}</p>
      <div className="flex flex-wrap gap-3">
        <label className={classNames(card, 'grid place-items-center text-center text-sm')}>
          <input
            type="radio"
            name="media"
            value=""
            defaultChecked={chosen === ''}
            onChange={() => setChosen('')}
            className="sr-only"
          />
          {words.none}
        </label>
        {pictures.map(({ id, media }, at) => (
          <label key={id} className={classNames(card, 'block')}>
            <input
              type="radio"
              name="media"
              value={id}
              defaultChecked={id === chosen}
              onChange={() => setChosen(id)}
              aria-label={media.alt || words.number.replace('#number', String(at + 1))}
              className="sr-only"
            />
            <Photo media={{ ...media, alt: '' }} sizes="96px" widths={[96, 192]} shape="fill" />
          </label>
        ))}
      </div>
      <label
        className={classNames(
          buttonClass({ variant: 'quiet', size: 'small' }),
          'has-focus-visible:outline-2 noscript:hidden',
        )}
      >
        {pending ? words.uploading : words.upload}
        <input
          type="file"
          accept={photoTypes}
          className="sr-only"
          onChange={(event) => {
            send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {code && (
        <p role="alert" className="text-brick text-sm">
          {messages[code] ?? messages.unexpected}
        </p>
      )}
      {shown && (
        <>
          <input type="hidden" name="described" value={shown.id} />
          <Field
            key={shown.id}
            name="alt"
            label={words.alt}
            hint={words.altHint}
            defaultValue={shown.media.alt}
            maxLength={300}
            dir="auto"
          />
        </>
      )}
    </fieldset>
  );
}
