'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { useFieldReport } from './form-context';

type Described = {
  name: string;
  label: ReactNode;
  /** What to type, said before it goes wrong. */
  hint?: ReactNode;
  /** A word beside the label, such as "optional". */
  note?: string;
};

const control = classNames(
  'w-full rounded-sm border border-edge bg-surface px-3.5 text-base text-ink placeholder:text-muted',
  'transition-colors hover:border-ink aria-invalid:border-brick aria-invalid:border-2 disabled:opacity-60',
  // Empty, `dir="auto"` would be left-to-right also where nobody writes so.
  '[&[dir=auto]:placeholder-shown]:[direction:inherit]',
);

/** The browser's own button in a field for files, in the middle of the line. */
const picker = classNames(
  'py-1.5 file:me-3 file:h-8 file:cursor-pointer file:rounded-full file:border-0 file:bg-sunken file:px-3.5',
  'file:font-medium file:text-ink file:text-sm',
);

/** Letters and digits of these are Latin in every language. */
const leftToRight = new Set(['email', 'tel', 'url', 'password']);

type FieldProps = Described & Omit<ComponentProps<'input'>, 'name' | 'id'> & { before?: ReactNode; after?: ReactNode };

/** One line of text with its label, hint and fault; what was typed survives a refusal also without JavaScript. */
export function Field({
  name,
  label,
  hint,
  note,
  before,
  after,
  className,
  defaultValue,
  type = 'text',
  ...rest
}: FieldProps) {
  const id = useId();
  const { error, typed } = useFieldReport(name);
  const input = (
    <input
      id={id}
      name={name}
      type={type}
      dir={leftToRight.has(type) ? 'ltr' : undefined}
      defaultValue={rest.value === undefined ? (typed ?? defaultValue) : undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, hint, error)}
      className={classNames(control, 'h-12', type === 'file' && picker, before ? 'ps-12' : '', after ? 'pe-16' : '')}
      placeholder={emptyPlaceholder(rest.dir)}
      {...rest}
    />
  );
  return (
    <Described id={id} label={label} hint={hint} note={note} error={error} className={className}>
      {before || after ? (
        <span className="relative block" dir={rest.dir}>
          {before && (
            <span className="pointer-events-none absolute inset-y-0 start-0 grid w-12 place-items-center text-muted">
              {before}
            </span>
          )}
          {input}
          {after && (
            <span className="absolute inset-y-0 end-0 grid min-w-12 place-items-center pe-3 text-muted">{after}</span>
          )}
        </span>
      ) : (
        input
      )}
    </Described>
  );
}

/** What must be typed letter by letter, such as a handle: the device neither corrects nor remembers it. */
export function ExactField(props: FieldProps) {
  return <Field dir="ltr" autoComplete="off" autoCapitalize="none" spellCheck={false} {...props} />;
}

type TextAreaProps = Described & Omit<ComponentProps<'textarea'>, 'name' | 'id'>;

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ name, label, hint, note, className, defaultValue, rows = 4, ...rest }: TextAreaProps) {
  const id = useId();
  const { error, typed } = useFieldReport(name);
  return (
    <Described id={id} label={label} hint={hint} note={note} error={error} className={className}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={typed ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={classNames(control, 'field-sizing-content min-h-24 py-3')}
        placeholder={emptyPlaceholder(rest.dir)}
        {...rest}
      />
    </Described>
  );
}

type SelectProps = Described & Omit<ComponentProps<'select'>, 'name' | 'id'>;

/** A choice of one from many, by the device's own list. */
export function Select({ name, label, hint, note, className, defaultValue, children, ...rest }: SelectProps) {
  const id = useId();
  const { error, typed } = useFieldReport(name);
  return (
    <Described id={id} label={label} hint={hint} note={note} error={error} className={className}>
      <select
        id={id}
        name={name}
        defaultValue={rest.value === undefined ? (typed ?? defaultValue) : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={classNames(control, 'h-12 select-arrow')}
        {...rest}
      >
        {children}
      </select>
    </Described>
  );
}

/** A field whose text decides its direction needs a placeholder to be known as empty. */
function emptyPlaceholder(dir: string | undefined): string | undefined {
  return dir === 'auto' ? ' ' : undefined;
}

function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return classNames(hint ? `${id}-hint` : '', error ? `${id}-error` : '') || undefined;
}

type DescribedProps = Omit<Described, 'name' | 'hint' | 'note'> & {
  id: string;
  hint: ReactNode;
  note: string | undefined;
  error: string | undefined;
  className: string | undefined;
  children: ReactNode;
};

function Described({ id, label, hint, note, error, className, children }: DescribedProps) {
  return (
    <div className={classNames('space-y-1.5', className)}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 font-medium text-sm">
        {label}
        {note && <span className="font-normal text-muted text-xs">{note}</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="font-medium text-brick text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
