import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';
import { SettingsPage } from '../../_account/settings-page';

/** Closing an account; below the heading, what the wallet has to say before. */
export default async function CloseLayout({ children, wallet }: { children: ReactNode; wallet: ReactNode }) {
  const { t } = await requestI18n();
  return (
    <SettingsPage title={t('identity.close_title')} lead={t('deletion.lead')}>
      {wallet}
      {children}
    </SettingsPage>
  );
}
