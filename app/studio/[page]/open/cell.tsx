'use client';

import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef } from 'react';

type CellProps = {
  name: string;
  label: string;
  value: string;
  typed: string | undefined;
  error: string | undefined;
  /** Stands below the field while it is empty, or while it is not. */
  whileEmpty?: string;
  whileFilled?: string | undefined;
} & Omit<ComponentProps<'input'>, 'value'>;

/** A field of the card. What the server knows replaces what stands here only when it changed, and never under the hand that types. */
export function Cell({ name, label, value, typed, error, whileEmpty, whileFilled, ...rest }: CellProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const known = useRef(value);
  useEffect(() => {
    const field = input.current;
    // Not at the start: what was typed before the page came alive stays.
    if (field && known.current !== value && document.activeElement !== field) field.value = value;
    known.current = value;
  }, [value]);
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block text-muted text-xs">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        name={name}
        defaultValue={typed ?? value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onKeyDown={goOnWithEnter}
        className="peer h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base placeholder:text-muted hover:border-ink aria-invalid:border-2 aria-invalid:border-brick"
        {...rest}
      />
      {whileEmpty && !error && (
        <p className="mt-0.5 hidden text-brick text-xs peer-placeholder-shown:block">{whileEmpty}</p>
      )}
      {whileFilled && !error && (
        <p className="mt-0.5 text-muted text-xs peer-placeholder-shown:hidden">{whileFilled}</p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-0.5 text-brick text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

/** Enter goes on to the next title or price: ten products are named and priced without leaving the keys. */
function goOnWithEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const form = event.currentTarget.form;
  const stops = [
    ...(form?.querySelectorAll<HTMLInputElement>('input[name$=".title"], input[name$=".price"]:not([type=hidden])') ??
      []),
  ];
  const place = stops.indexOf(event.currentTarget);
  (stops[place + 1] ?? form?.querySelector<HTMLElement>('[data-publish]'))?.focus();
}
