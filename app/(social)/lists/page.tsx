import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { BookmarkIcon } from '@/app/_ui/icons';
import { Section } from '@/app/_ui/section';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { ownLists } from '@/lib/social/lists/queries';
import { ListGrid } from '../_lists/list-grid';
import { NewListForm } from '../_lists/new-list-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('lists.title'), robots: { index: false } };
}

/** One's own lists, and the way to another. */
export default async function Lists() {
  const actor = await requirePerson('/lists');
  const [{ t }, lists] = await Promise.all([requestI18n(), ownLists(actor)]);
  return (
    <div className="page-width space-y-10 py-6 md:py-10">
      <header className="space-y-1">
        <h1 className="text-2xl">{t('lists.title')}</h1>
        <p className="text-muted">{t('lists.lead')}</p>
      </header>
      {lists.length === 0 ? (
        <EmptyState picture={<BookmarkIcon size={36} />} title={t('lists.no_lists')}>
          {t('lists.no_lists_body')}
        </EmptyState>
      ) : (
        <section>
          <h2 className="sr-only">{t('lists.title')}</h2>
          <ListGrid lists={lists} />
        </section>
      )}
      <Section title={t('lists.new')} className="max-w-xl">
        <NewListForm />
      </Section>
    </div>
  );
}
