import type { ReactNode } from 'react';
import { Link } from './link';
import { Strip } from './strip';

/** One view and its address; `count` stands beside its name, already formatted. */
export type Tab = { href: string; label: ReactNode; count?: string; current: boolean };

/** Views of one thing, each with its own address: reload, back and sharing work. Scrolls sideways on a phone. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <Strip label={label} at={tabs.find((tab) => tab.current)?.href ?? ''}>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <Link
            href={tab.href}
            aria-current={tab.current ? 'page' : undefined}
            className="flex min-h-11 items-center gap-2 whitespace-nowrap rounded-full px-4 text-muted text-sm hover:bg-sunken aria-[current=page]:bg-ink aria-[current=page]:font-medium aria-[current=page]:text-paper"
          >
            {tab.label}
            {tab.count && <span className="tabular-nums">{tab.count}</span>}
          </Link>
        </li>
      ))}
    </Strip>
  );
}
