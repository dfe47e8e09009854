import type { ReactNode } from 'react';

/** Leads past what stands before `to`, an element of this page that can take the focus; seen only by whom the keyboard brought to it. */
export function SkipLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-50 focus:rounded-full focus:bg-ink focus:px-5 focus:py-3 focus:text-paper"
    >
      {children}
    </a>
  );
}
