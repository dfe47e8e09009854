'use client';

import { useActionState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import type { Hearts } from '@/app/(social)/_lists/hearts';
import { searchPlain } from './actions';
import type { DeliverTo } from './deliver-to';
import { FoundList } from './found-list';
import type { PictureWords } from './picture-words';

type PlainSearchProps = {
  words: PictureWords;
  locale: string;
  hearts: Hearts;
  delivery: DeliverTo;
  labels: { file: string; send: string };
};

/** The same search in a browser without scripts: a form with a file, and its results below it. */
export function PlainSearch({ words, locale, hearts, delivery, labels }: PlainSearchProps) {
  const [state, send] = useActionState(searchPlain, null);
  const kept = state && !state.ok ? state.values : {};
  const refused = state && !state.ok ? (words.errors[state.code] ?? words.errors.unexpected) : undefined;
  return (
    <>
      <noscript>
        <form action={send} className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
          <label className="block space-y-1">
            <span className="block font-medium">{labels.file}</span>
            <input
              type="file"
              name="picture"
              accept="image/*"
              required
              aria-invalid={refused ? true : undefined}
              aria-describedby={refused && 'picture-refused'}
              className="block w-full"
            />
          </label>
          {refused && (
            <div id="picture-refused">
              <Notice tone="danger">{refused}</Notice>
            </div>
          )}
          <input
            type="search"
            name="words"
            dir="auto"
            maxLength={100}
            defaultValue={kept.words}
            aria-label={words.words}
            placeholder={words.wordsHint}
            className="h-12 w-full rounded-full bg-sunken px-5 placeholder:text-muted"
          />
          <label className="block space-y-1">
            <span className="block font-medium">{words.deliverTo}</span>
            <select
              name="country"
              defaultValue={kept.country ?? delivery.country}
              className="select-arrow h-12 w-full rounded-full bg-sunken ps-5"
            >
              <option value="">{words.anywhere}</option>
              {delivery.choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={buttonClass({})}>
            {labels.send}
          </button>
        </form>
      </noscript>
      {state?.ok && <FoundList told={state.value} waiting={null} words={words} locale={locale} hearts={hearts} />}
    </>
  );
}
