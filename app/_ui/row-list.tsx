import type { ReactNode } from 'react';

/** A surface of rows, edge to edge with a line between them; each child is an `li` with its own padding. */
export function RowList({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line overflow-hidden rounded-md bg-surface shadow-card">{children}</ul>;
}
