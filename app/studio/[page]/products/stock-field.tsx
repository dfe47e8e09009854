'use client';

import { useEffect, useRef, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { useSending } from '@/app/_ui/use-sending';
import { setStock } from './actions';

type StockFieldProps = {
  page: string;
  variant: string;
  stock: number;
  label: string;
  /** What the number is, for those who see it. */
  caption: string;
  save: string;
  saved: string;
  messages: Readonly<Record<string, string>>;
};

/**
 * The stock of a product in the list: type over it, and it is kept as soon as the field is left or Enter is
 * pressed. What was sold meanwhile stays sold: the form sends what it showed beside what was typed.
 */
export function StockField({ page, variant, stock, label, caption, save, saved, messages }: StockFieldProps) {
  const { state, pending, plain, send } = useSending(setStock);
  const [typed, setTyped] = useState(state && !state.ok ? (state.values.stock ?? String(stock)) : String(stock));
  const form = useRef<HTMLFormElement>(null);
  const known = state?.ok ? state.value.stock : stock;
  useEffect(() => setTyped(String(known)), [known]);
  const changed = typed.trim() !== String(known);
  const error =
    state && !state.ok && changed ? (messages[state.fields?.stock ?? state.code] ?? messages.invalid) : undefined;
  const kept = state?.ok && !changed;
  return (
    <form
      ref={form}
      action={plain}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) send(new FormData(event.currentTarget));
      }}
      className="relative z-10 w-22 shrink-0 text-center"
    >
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="variant" value={variant} />
      <input type="hidden" name="stockWas" value={known} />
      <input
        name="stock"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        inputMode="numeric"
        maxLength={9}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => changed && form.current?.requestSubmit()}
        className={classNames(
          'h-11 w-full rounded-sm border border-edge bg-surface px-2 text-center text-base tabular-nums hover:border-ink aria-invalid:border-2 aria-invalid:border-brick',
          pending && 'animate-pulse-soft',
        )}
      />
      <button type="submit" className="sr-only">
        {save}
      </button>
      <span aria-hidden="true" className={classNames('block text-muted text-xs', (error || kept) && 'hidden')}>
        {caption}
      </span>
      <span role="status" className="block text-xs">
        {error ? <span className="text-brick">{error}</span> : kept && <span className="text-teal">{saved}</span>}
      </span>
    </form>
  );
}
