'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { useFieldReport, useTicked } from './form-context';

type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
};

/**
 * Yes or no. Sends `on` (or `value`) for yes and nothing for no; survives a refusal also without JavaScript. Of a
 * group (`name[]`) the fault is said once, by the group.
 */
export function Checkbox({ name, label, hint, value, defaultChecked = false, onChange }: CheckboxProps) {
  const id = useId();
  const grouped = name.endsWith('[]');
  const { error } = useFieldReport(grouped ? name.slice(0, -2) : name);
  const ticked = useTicked(name, value ?? 'on', defaultChecked);
  return (
    <div>
      <label className={classNames('flex min-h-11 items-center gap-3', Boolean(hint) && 'py-1.5')}>
        <input
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={ticked}
          onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && !grouped ? `${id}-error` : undefined}
          className="size-5 shrink-0 accent-ink"
        />
        <span>
          {label}
          {hint && <span className="block text-muted text-sm">{hint}</span>}
        </span>
      </label>
      {error && !grouped && (
        <p id={`${id}-error`} className="font-medium text-brick text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

/** One of several cards to choose from; `value` is what the form sends. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode; picture?: ReactNode; disabled?: boolean };

type RadioCardsProps = {
  name: string;
  legend: ReactNode;
  /** Keeps the legend for screen readers only. */
  legendHidden?: boolean;
  choices: readonly Choice[];
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** Columns from the small breakpoint on; one on a phone. */
  columns?: 1 | 2 | 3;
};

const columnClasses = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

/** One of a few, each large enough to be tapped and to say what it means. */
export function RadioCards({
  name,
  legend,
  legendHidden,
  choices,
  defaultValue,
  onChange,
  columns = 1,
}: RadioCardsProps) {
  const id = useId();
  const { error, typed } = useFieldReport(name);
  const chosen = typed ?? defaultValue;
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined}>
      <legend className={classNames('mb-2 font-medium text-sm', legendHidden && 'sr-only')}>{legend}</legend>
      <div className={classNames('grid gap-2', columnClasses[columns])}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-14 items-center gap-3 rounded-md border border-edge bg-surface px-4 py-3 transition-colors hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-disabled:opacity-50"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === chosen}
              disabled={choice.disabled}
              onChange={onChange && (() => onChange(choice.value))}
              className="size-5 shrink-0 accent-ink"
            />
            {choice.picture}
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{choice.label}</span>
              {choice.hint && <span className="block text-muted text-sm">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-brick text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
