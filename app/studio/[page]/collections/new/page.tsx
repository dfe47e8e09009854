import { newId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { CollectionForm } from '../collection-form';

export const generateMetadata = titled('collections.new');

/** A new collection. */
export default async function NewCollection({ params }: StudioPageProps) {
  const { page } = await loadPage((await params).page, 'change_catalog');
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('collections.new')}</h1>
      <CollectionForm page={page} id={newId('collection')} collection={null} pictures={[]} />
    </div>
  );
}
