import type { ReactNode } from 'react';

/** One column with one thing to do: signing in, a form of the settings. */
export function Narrow({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="page-width max-w-md space-y-8 py-10 md:py-16">
      <header className="space-y-2">
        <h1 className="text-2xl">{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </header>
      {children}
    </div>
  );
}
