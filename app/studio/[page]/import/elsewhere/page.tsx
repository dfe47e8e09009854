import { Notice } from '@/app/_ui/notice';
import { isErrorCode } from '@/lib/platform/i18n';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { findElsewhere } from '@/lib/shop/elsewhere/find-elsewhere';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { AddressForm } from './address-form';
import { Proposals } from './proposals';

export const generateMetadata = titled('imports.elsewhere');

/** A page elsewhere: its address, what it says, and what of it is taken over. */
export default async function Elsewhere({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const { t } = await requestI18n();
  const { address: asked } = await searchParams;
  const address = typeof asked === 'string' ? asked.trim() : '';
  const looked = address === '' ? null : await lookAt();
  async function lookAt() {
    if (!(await allow('owner-import', actor.personId))) return { ok: false, code: 'too_many' } as const;
    return findElsewhere(actor, { page: page.id, address });
  }
  return (
    <div className="space-y-6">
      <header className="max-w-2xl space-y-2">
        <h1 className="text-xl md:text-2xl">{t('imports.elsewhere')}</h1>
        <p className="text-muted">{t('imports.elsewhere_body')}</p>
      </header>
      <AddressForm at={`/studio/${page.handle}/import/elsewhere`} address={address} />
      {looked && !looked.ok && (
        <Notice tone="danger">{t(`errors.${isErrorCode(looked.code) ? looked.code : 'unexpected'}`)}</Notice>
      )}
      {looked?.ok && <Proposals page={page} {...looked.value} />}
    </div>
  );
}
