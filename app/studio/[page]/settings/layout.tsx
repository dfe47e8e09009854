import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';

/** The frame of settings; its parts stand in the studio's bar. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.settings')}</h1>
      {children}
    </div>
  );
}
