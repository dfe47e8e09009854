import type { ReactNode, Ref } from 'react';
import { CheckIcon } from './buying-icons';
import { classNames } from './class-names';

type PayButtonProps = {
  /** `idle` can be pressed · `filling` was pressed and nothing else on the screen moves · `paid` is done. */
  state: 'idle' | 'filling' | 'paid';
  /** Says what happens: `Pay $46.20 · Cedar & Co · Thu`. */
  label: ReactNode;
  /** The word for done. */
  paidLabel?: ReactNode;
  /** The control that takes the payment back while the ring runs down; absent when that is over. */
  undo?: ReactNode;
  /** The word for done, to take the focus that the pressed button leaves behind. */
  paidRef?: Ref<HTMLSpanElement>;
  disabled?: boolean;
  /** Half as wide as a screen or less, in a card of a list. */
  narrow?: boolean;
  onClick?: () => void;
};

const pill =
  'relative isolate flex h-13 w-full items-center justify-center overflow-hidden rounded-full px-4 font-semibold';

/** The one saffron thing: a full-width pill that says what it does, fills when pressed and turns teal when paid. */
export function PayButton({
  state,
  label,
  paidLabel,
  undo,
  paidRef,
  disabled,
  narrow = false,
  onClick,
}: PayButtonProps) {
  if (state === 'paid') {
    return (
      <div
        className={classNames(
          pill,
          narrow && 'h-auto min-h-13 flex-wrap whitespace-nowrap rounded-3xl px-1 py-1 text-sm',
          'bg-teal text-on-teal',
        )}
      >
        <span
          ref={paidRef}
          role="status"
          tabIndex={-1}
          className={classNames('flex items-center rounded-full', narrow ? 'gap-1 px-1' : 'gap-2 px-2')}
        >
          <CheckIcon />
          {paidLabel}
        </span>
        {undo && <span className={narrow ? undefined : 'absolute inset-y-0 end-2 flex items-center'}>{undo}</span>}
      </div>
    );
  }
  return (
    <button
      type="submit"
      disabled={disabled}
      onClick={onClick}
      aria-busy={state === 'filling' || undefined}
      className={classNames(
        pill,
        narrow && 'px-2 text-sm',
        'border-2 border-saffron-edge bg-saffron text-on-saffron tabular-nums transition-transform',
        'active:scale-[0.99] disabled:border-edge disabled:bg-sunken disabled:text-muted motion-reduce:active:scale-100',
        state === 'filling' && 'pointer-events-none',
      )}
    >
      {state === 'filling' && (
        <span
          aria-hidden="true"
          className="-z-10 absolute inset-0 origin-left animate-fill bg-on-saffron/15 rtl:origin-right"
        />
      )}
      <span className="flex min-w-0 max-w-full items-center">{label}</span>
    </button>
  );
}

/** The same pill where paying takes one more page: a plain link to the sheet. */
export function PayLink({ href, label }: { href: string; label: ReactNode }) {
  return (
    <a
      href={href}
      className={classNames(
        pill,
        'border-2 border-saffron-edge bg-saffron text-on-saffron tabular-nums transition-transform',
        'active:scale-[0.99] motion-reduce:active:scale-100',
      )}
    >
      <span className="flex min-w-0 max-w-full items-center">{label}</span>
    </a>
  );
}

/** The word "Undo" with a ring around a dot that runs down in ten seconds; put it inside a button. */
export function UndoRing({ label }: { label: string }) {
  return (
    <span className="flex min-h-11 items-center gap-2 rounded-full px-3 font-medium text-sm">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className="-rotate-90 rtl:-scale-y-100">
        <circle cx="11" cy="11" r="9" fill="none" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2.5" />
        <circle
          cx="11"
          cy="11"
          r="9"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          pathLength="100"
          strokeDasharray="100"
          className="animate-ring"
        />
      </svg>
      {label}
    </span>
  );
}
