import type { ReactNode } from 'react';

/** A page that is not what somebody came for: says what happened, that nothing is lost, and where to go. */
export function Trouble({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <div className="page-width flex flex-col items-center gap-4 py-20 text-center md:py-28">
      <ClosedDoor />
      <h1 className="mt-4 text-xl md:text-2xl">{title}</h1>
      <div className="max-w-md text-muted">{children}</div>
      <div className="mt-4 flex flex-wrap justify-center gap-3">{actions}</div>
    </div>
  );
}

/** The arch of the hall with its shutter half down. */
function ClosedDoor() {
  return (
    <svg width="160" height="160" viewBox="0 0 160 160" fill="none" aria-hidden="true">
      <path d="M20 140V78a60 60 0 0 1 120 0v62" className="fill-sunken" />
      <path d="M38 140V80a42 42 0 0 1 84 0v60Z" className="fill-paper" />
      <path d="M38 104V80a42 42 0 0 1 84 0v24Z" className="fill-line" />
      <path d="M39 70h82M38 82h84M38 94h84" className="stroke-surface" strokeWidth="3" />
      <path d="M36 104h88" className="stroke-ink" strokeWidth="5" strokeLinecap="round" />
      <circle cx="80" cy="110" r="4" className="fill-ink" />
      <path d="M8 140h144" className="stroke-edge" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
