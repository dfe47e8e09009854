'use client';

import { useLinkStatus } from 'next/link';

/** A line at the foot of the link it stands in, while the page it leads to is fetched; quick ones never show it. */
export function Underway() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-x-3 bottom-0 h-0.5 rounded-full bg-ink transition-opacity ${pending ? 'animate-pulse-soft opacity-100 delay-150' : 'opacity-0'}`}
    />
  );
}
