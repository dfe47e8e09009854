import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { BellIcon, SettingsIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { TellSeen } from '@/app/_ui/tell-seen';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { latestUnseen, myNotices } from '@/lib/social/notices/queries';
import { sendSeen } from './actions';
import { NoticeRow } from './notice-row';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('notices.title'), robots: { index: false } };
}

/** What one was told, new things first. In front of somebody it is seen. */
export default async function Notifications() {
  const actor = await requirePerson('/notifications');
  const [notices, latest, { t }] = await Promise.all([myNotices(actor), latestUnseen(actor), requestI18n()]);
  return (
    <div className="page-width max-w-2xl space-y-6 py-6 md:py-10">
      <header className="flex items-center justify-between gap-3">
        <h1 className="text-2xl">{t('notices.title')}</h1>
        <LinkButton href="/settings/notifications" variant="plain" size="small">
          <SettingsIcon size={18} />
          {t('notices.settings')}
        </LinkButton>
      </header>
      {notices.length === 0 ? (
        <EmptyState
          picture={<BellIcon size={36} />}
          title={t('notices.none')}
          action={<LinkButton href="/friends/find">{t('friends.find')}</LinkButton>}
        >
          {t('notices.none_body')}
        </EmptyState>
      ) : (
        <RowList>
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </RowList>
      )}
      {latest && (
        <TellSeen
          key={latest.getTime()}
          action={sendSeen}
          fields={{ until: latest.toISOString() }}
          label={t('notices.mark_seen')}
        />
      )}
    </div>
  );
}
