'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Spot } from './keys';

type FieldProps = {
  label: string;
  text: string;
  choices: readonly { value: string; label: string }[] | null;
  /** Numbers and codes are written from left to right in every language. */
  isLatin: boolean;
  commit: (text: string, move: Spot | null) => void;
};

const look = 'absolute inset-0 z-20 size-full bg-surface px-3 text-ink text-sm';

/** The field in a cell while somebody types: Enter keeps and goes down, Tab keeps and goes on, Escape leaves it as it was. */
export function CellField({ label, text, choices, isLatin, commit }: FieldProps) {
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus();
    // Behind what was typed already, wherever a browser puts it.
    const end = field.current?.value.length ?? 0;
    field.current?.setSelectionRange?.(end, end);
  }, []);
  const keep = (move: Spot | null) => {
    if (isDone.current) return;
    isDone.current = true;
    commit(field.current?.value ?? text, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const back = event.shiftKey ? -1 : 1;
    if (event.key === 'Escape') isDone.current = true;
    else if (event.key === 'Enter') keep({ row: back, column: 0 });
    else if (event.key === 'Tab') keep({ row: 0, column: back });
    else return;
    if (event.key !== 'Escape') event.preventDefault();
  };
  const shared = {
    ref: field,
    'aria-label': label,
    defaultValue: text,
    onKeyDown,
    onBlur: () => keep(null),
    className: look,
  };
  if (choices === null) return <input {...shared} dir={isLatin ? 'ltr' : 'auto'} autoComplete="off" />;
  return (
    <select {...shared}>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
