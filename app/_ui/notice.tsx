import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CircleCheckIcon, CircleExclamationPointIcon, InfoIcon } from './icons';

const tones = {
  info: { look: 'bg-sunken text-ink', icon: <InfoIcon /> },
  done: { look: 'bg-teal-soft text-teal', icon: <CircleCheckIcon /> },
  danger: { look: 'bg-brick-soft text-brick', icon: <CircleExclamationPointIcon /> },
};

/** A sentence that matters now. Danger is announced at once, the others when the reader pauses. */
export function Notice({
  tone = 'info',
  children,
  className,
}: {
  tone?: keyof typeof tones;
  children: ReactNode;
  className?: string;
}) {
  const { look, icon } = tones[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-3 rounded-md px-4 py-3 text-sm', look, className)}
    >
      <span className="mt-px shrink-0">{icon}</span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
