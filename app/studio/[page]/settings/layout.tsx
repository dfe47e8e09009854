import type { ReactNode } from 'react';

/** The frame of settings: one column to read and fill in. Each screen has its own head; its parts stand in the studio's bar. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-2xl space-y-5">{children}</div>;
}
