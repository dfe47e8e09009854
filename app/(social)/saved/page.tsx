import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { BookmarkIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { savedList } from '@/lib/social/lists/queries';
import { ListBody } from '../_lists/list-body';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('lists.saved'), robots: { index: false } };
}

/** What one saved with a tap. */
export default async function Saved() {
  const actor = await requirePerson('/saved');
  const [{ t }, list] = await Promise.all([requestI18n(), savedList(actor)]);
  return (
    <div className="page-width space-y-8 py-6 md:py-10">
      {list ? (
        <ListBody list={list} />
      ) : (
        <EmptyState
          heading="h1"
          picture={<BookmarkIcon size={36} />}
          title={t('lists.empty_title')}
          action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
        >
          {t('lists.empty_body')}
        </EmptyState>
      )}
    </div>
  );
}
