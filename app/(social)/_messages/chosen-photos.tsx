'use client';

import { ImagePlusIcon, XIcon } from '@/app/_ui/icons';
import { descriptionMax } from '@/lib/social/messages/photos/model';
import { type ChosenPhoto, previewOf } from './use-photos';

/** Patterns with `{index}` are filled in here: how many there are is known in the browser alone. */
export type PhotoWords = {
  add: string;
  list: string;
  describe: string;
  leaveOut: string;
  arriving: string;
};

type ChosenPhotosProps = {
  photos: readonly ChosenPhoto[];
  describe: (key: string, seen: string) => void;
  drop: (key: string) => void;
  words: PhotoWords;
  messages: Readonly<Record<string, string>>;
  /** Writes a number as the reader does. */
  tag: string;
};

/** What goes along with the message: each photograph small, how much of it is there, and what is said of it. */
export function ChosenPhotos({ photos, describe, drop, words, messages, tag }: ChosenPhotosProps) {
  const number = new Intl.NumberFormat(tag);
  if (photos.length === 0) return null;
  return (
    <ul aria-label={words.list} className="max-h-64 space-y-2 overflow-y-auto">
      {photos.map(({ key, id, share, fault, seen }, at) => {
        const named = (pattern: string) => pattern.replace('{index}', number.format(at + 1));
        const preview = previewOf(key) ?? (id && previewOf(id));
        return (
          <li key={key} className="flex items-center gap-3 rounded-lg bg-sunken p-2">
            <span className="grid size-14 shrink-0 place-items-center overflow-hidden rounded-md bg-surface text-muted">
              {preview && fault === null ? (
                // biome-ignore lint/performance/noImgElement: it lies in this window's memory
                <img src={preview} alt="" className="size-full object-cover" />
              ) : (
                <ImagePlusIcon size={20} />
              )}
            </span>
            <div className="min-w-0 flex-1">
              {fault !== null ? (
                <p role="alert" className="text-brick text-sm">
                  {messages[fault] ?? messages.unexpected}
                </p>
              ) : id === null ? (
                <progress value={share} max={1} aria-label={named(words.arriving)} className="h-2 w-full accent-teal" />
              ) : (
                <input
                  type="text"
                  value={seen}
                  onChange={(event) => describe(key, event.currentTarget.value)}
                  aria-label={named(words.describe)}
                  placeholder={named(words.describe)}
                  maxLength={descriptionMax}
                  dir="auto"
                  className="h-11 w-full rounded-md border border-edge bg-surface px-3 text-base placeholder:text-muted hover:border-ink [&:placeholder-shown]:[direction:inherit]"
                />
              )}
            </div>
            <button
              type="button"
              onClick={() => drop(key)}
              aria-label={named(words.leaveOut)}
              className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-line"
            >
              <XIcon size={18} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
