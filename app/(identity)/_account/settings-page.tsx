import type { ReactNode } from 'react';
import { SettingsHeader } from './settings-header';

/** One matter of the settings, with the way back to all of them. */
export function SettingsPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div className="page-width max-w-xl space-y-8 py-6 md:py-10">
      <SettingsHeader title={title} lead={lead} />
      {children}
    </div>
  );
}
