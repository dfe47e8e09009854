'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/app/_ui/field';
import { useFieldReport } from '@/app/_ui/form-context';
import type { EditorWords } from './editor-words';

type PublishAtProps = { at: Date | null; words: EditorWords['schedule'] };

/** When a draft goes on sale by itself: by the clock of whoever types, or by UTC where no script knows it. */
export function PublishAt({ at, words }: PublishAtProps) {
  const { typed } = useFieldReport('publishAt');
  const seconds = at === null ? null : at.getTime();
  const [text, setText] = useState(typed ?? (at === null ? '' : at.toISOString().slice(0, 16)));
  const [knowsClock, setKnowsClock] = useState(false);
  useEffect(() => {
    setKnowsClock(true);
    setText(seconds === null ? '' : localText(new Date(seconds)));
  }, [seconds]);
  const behind = knowsClock && text !== '' ? String(new Date(text).getTimezoneOffset()) : '';
  return (
    <>
      <Field
        type="datetime-local"
        name="publishAt"
        label={words.label}
        note={words.optional}
        hint={knowsClock ? words.hint : words.hintUtc}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        dir="ltr"
        className="max-w-sm"
      />
      <input type="hidden" name="publishAtBehind" value={behind} />
    </>
  );
}

function localText(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
