import type { ReactNode } from 'react';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';

type SettingsHeadProps = {
  page: PageSettings;
  title: ReactNode;
  /** What this screen is a part of, where that is not the settings themselves. */
  back?: { path: string; label: string };
  children?: ReactNode;
};

/** The head of a screen of settings: the way back above its own name, and what there is to say of it. */
export async function SettingsHead({ page, title, back, children }: SettingsHeadProps) {
  const { t } = await requestI18n();
  const seesSettings = may(page.roles, 'see_settings') || may(page.roles, 'change_page');
  const to = back ?? (seesSettings ? { path: '', label: t('studio.settings') } : null);
  return (
    <header>
      {to && (
        <Link
          href={`/studio/${page.handle}/settings${to.path}`}
          className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
        >
          <ArrowLeftIcon size={16} className="mirror" />
          {to.label}
        </Link>
      )}
      <h1 className="text-xl md:text-2xl">{title}</h1>
      {children && <div className="mt-1 text-muted text-sm">{children}</div>}
    </header>
  );
}
