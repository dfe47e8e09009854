import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';

/** What a matter of the settings is called, and the way back to all of them. */
export async function SettingsHeader({ title, lead }: { title: string; lead?: string | undefined }) {
  const { t } = await requestI18n();
  return (
    <header className="space-y-2">
      <Link
        href="/settings"
        className="-ms-1 inline-flex min-h-11 items-center gap-2 text-muted text-sm hover:text-ink"
      >
        <ArrowLeftIcon size={18} className="mirror" />
        {t('identity.you_title')}
      </Link>
      <h1 className="text-2xl">{title}</h1>
      {lead && <p className="text-muted">{lead}</p>}
    </header>
  );
}
