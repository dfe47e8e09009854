'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useFieldReport, useTicked } from '@/app/_ui/form-context';

type GridCellProps = {
  name: string;
  label: string;
  /** The variant the field belongs to, for those who hear the label. */
  about?: string;
  value: string;
  inputMode?: 'decimal' | 'numeric';
  kind?: 'price' | 'stock';
  maxLength?: number;
  hidden?: boolean;
};

const look =
  'h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base hover:border-ink aria-invalid:border-2 aria-invalid:border-brick';

/** One field of a row. A newer value of the server replaces what stands here unless the hand is in it. */
export function GridCell({
  name,
  label,
  about,
  value,
  inputMode,
  kind,
  maxLength = 20,
  hidden = false,
}: GridCellProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { error, typed } = useFieldReport(name);
  const known = useRef(value);
  useEffect(() => {
    const field = input.current;
    // Not at the start: what was typed before the page came alive stays.
    if (field && known.current !== value && document.activeElement !== field) field.value = value;
    known.current = value;
  }, [value]);
  if (hidden) return <input ref={input} type="hidden" name={name} defaultValue={typed ?? value} />;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-0.5 block truncate text-muted text-xs">
        {label}
        <span className="sr-only"> {about}</span>
      </label>
      <input
        ref={input}
        id={id}
        name={name}
        data-kind={kind}
        defaultValue={typed ?? value}
        inputMode={inputMode}
        dir={inputMode ? 'ltr' : undefined}
        maxLength={maxLength}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={look}
      />
      {error && (
        <p id={`${id}-error`} className="mt-0.5 text-brick text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

/** A short list in a row. */
export function GridSelect({
  name,
  label,
  about,
  value,
  children,
}: {
  name: string;
  label: string;
  about: string;
  value: string;
  children: ReactNode;
}) {
  const id = useId();
  const { typed } = useFieldReport(name);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-0.5 block text-muted text-xs">
        {label}
        <span className="sr-only"> {about}</span>
      </label>
      <select key={value} id={id} name={name} defaultValue={typed ?? value} className={`${look} select-arrow text-sm`}>
        {children}
      </select>
    </div>
  );
}

/** Whether this combination is sold at all. */
export function GridTick({
  name,
  offered,
  label,
  hint,
}: {
  name: string;
  offered: boolean;
  label: string;
  hint: string;
}) {
  const sent = useTicked(name, 'on', offered);
  const { error } = useFieldReport('rows');
  return (
    <label className="mb-1 flex min-h-9 items-center gap-2.5">
      <input
        key={String(sent)}
        type="checkbox"
        name={name}
        defaultChecked={sent}
        aria-invalid={error ? true : undefined}
        className="size-5 shrink-0 accent-ink"
      />
      <bdi className="font-medium">{label}</bdi>
      <span className="text-muted text-xs group-has-[input[type=checkbox]:checked]:sr-only">{hint}</span>
    </label>
  );
}
