import { newId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { DiscountForm } from '../discount-form';

export const generateMetadata = titled('discounts.new');

/** A new discount. */
export default async function NewDiscount({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('discounts.new')}</h1>
      <DiscountForm actor={actor} page={page} id={newId('discount')} discount={null} />
    </div>
  );
}
