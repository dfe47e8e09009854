import type { ReactNode } from 'react';
import { RowList } from '@/app/_ui/row-list';

/** Rows that belong together, under a heading. */
export function RowGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{title}</h2>
      <RowList>{children}</RowList>
    </section>
  );
}
