import type { ReactNode } from 'react';
import { classNames } from './class-names';

const tones = {
  neutral: 'bg-sunken text-ink',
  /** Waits for the reader. */
  due: 'bg-ink text-paper',
  done: 'bg-teal-soft text-teal',
  danger: 'bg-brick-soft text-brick',
};

/** A small label that says what state a thing is in. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-full px-2.5 font-medium text-xs',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
