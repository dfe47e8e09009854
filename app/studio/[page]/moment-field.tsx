'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/app/_ui/field';
import { useFieldReport } from '@/app/_ui/form-context';

type MomentFieldProps = {
  /** What the form sends it as; how far the clock is behind UTC goes beside it, as `<name>Behind`. */
  name: string;
  at: Date | null;
  /** `tag` is the language, as `Intl` calls it. */
  words: { label: string; optional: string; hint: string; hintUtc: string; tag: string };
};

/** A moment, typed by the clock of whoever types, or by UTC where no script knows it. */
export function MomentField({ name, at, words }: MomentFieldProps) {
  const { typed } = useFieldReport(name);
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
        name={name}
        label={words.label}
        note={words.optional}
        hint={saidMoment(text, words.tag) + (knowsClock ? words.hint : words.hintUtc)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        dir="ltr"
        className="max-w-sm"
      />
      <input type="hidden" name={`${name}Behind`} value={behind} />
    </>
  );
}

/**
 * The chosen moment in words of the reader's language, before the hint: the field itself is written by the browser in the language of
 * its own menus, whatever the page's is, and with the month first or last.
 */
function saidMoment(text: string, tag: string): string {
  const moment = new Date(`${text}Z`);
  if (text === '' || Number.isNaN(moment.getTime())) return '';
  const style = { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return `${new Intl.DateTimeFormat(tag, { ...style, timeZone: 'UTC' }).format(moment)}. `;
}

function localText(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
