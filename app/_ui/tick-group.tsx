'use client';

import { type ReactNode, useId } from 'react';
import { useFieldReport } from './form-context';

type TickGroupProps = {
  /** What its boxes are called without the brackets: `inside` for `inside[]`. */
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Boxes that are ticked together, and what is wrong with them, said once for all. */
export function TickGroup({ name, legend, hint, className, children }: TickGroupProps) {
  const id = useId();
  const { error } = useFieldReport(name);
  const said = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={said || undefined}>
      <legend className="font-medium text-sm">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-muted text-sm">
          {hint}
        </p>
      )}
      <div className={className}>{children}</div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-brick text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
