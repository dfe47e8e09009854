import type { ReactNode } from 'react';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';

/** One matter of the settings, with the way back to all of them. */
export async function SettingsPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const { t } = await requestI18n();
  return (
    <div className="page-width max-w-xl space-y-8 py-6 md:py-10">
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
      {children}
    </div>
  );
}
