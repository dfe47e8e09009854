import { BackLink } from '@/app/_ui/back-link';
import { requestI18n } from '@/lib/platform/request';

/** What a matter of the settings is called, and the way back to all of them. */
export async function SettingsHeader({ title, lead }: { title: string; lead?: string | undefined }) {
  const { t } = await requestI18n();
  return (
    <header className="space-y-2">
      <BackLink href="/settings">{t('identity.you_title')}</BackLink>
      <h1 className="text-2xl">{title}</h1>
      {lead && <p className="text-muted">{lead}</p>}
    </header>
  );
}
