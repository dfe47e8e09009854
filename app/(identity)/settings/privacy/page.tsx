import type { Metadata } from 'next';
import { DownloadIcon, LockIcon, MonitorIcon, ShieldCheckIcon, TrashIcon } from '@/app/_ui/icons';
import { identityCopied } from '@/lib/identity/copied/model';
import { countIdentity } from '@/lib/identity/copied/read-chapters';
import { identityStored } from '@/lib/identity/stored/model';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { shopCopied } from '@/lib/shop/copied/model';
import { countShop } from '@/lib/shop/copied/read-chapters';
import { shopStored } from '@/lib/shop/stored/model';
import { socialCopied } from '@/lib/social/copied/model';
import { countSocial } from '@/lib/social/copied/read-chapters';
import { socialStored } from '@/lib/social/stored/model';
import { RowGroup } from '../../_account/row-group';
import { RowLink } from '../../_account/row-link';
import { SettingsHeader } from '../../_account/settings-header';
import { StoredChapters } from '../../_account/stored-chapters';
import { Looks } from './looks';
import { SharedNow } from './shared-now';
import { Signals } from './signals';
import { WhoSees } from './who-sees';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('centre.title'), robots: { index: false } };
}

/** Everything about somebody's privacy on one page: what there is, who sees it, what she shows, and how to take it or be gone. */
export default async function Privacy() {
  const actor = await requirePerson('/settings/privacy');
  const [identity, social, shop, { t }] = await Promise.all([
    countIdentity(actor),
    countSocial(actor),
    countShop(actor),
    requestI18n(),
  ]);
  return (
    <>
      <SettingsHeader title={t('centre.title')} lead={t('centre.lead')} />
      <div className="flex gap-4 rounded-md bg-teal-soft p-4 sm:p-6">
        <LockIcon size={28} className="shrink-0 text-teal" />
        <div>
          <p className="font-medium">{t('centre.default_title')}</p>
          <p className="text-sm">{t('centre.default_body')}</p>
        </div>
      </div>
      <WhoSees actor={actor} />
      <SharedNow actor={actor} />
      <Looks actor={actor} />
      <Signals actor={actor} />
      <RowGroup title={t('centre.take_title')}>
        <RowLink href="/settings/copy" icon={<DownloadIcon />} label={t('centre.copy')} />
        <RowLink href="/settings/devices" icon={<MonitorIcon />} label={t('centre.devices')} />
        <RowLink href="/privacy/proof" icon={<ShieldCheckIcon />} label={t('centre.proof')} />
        <RowLink href="/settings/close" icon={<TrashIcon />} label={t('centre.close')} />
      </RowGroup>
      <section aria-labelledby="stored-title" className="space-y-3">
        <h2 id="stored-title" className="text-lg">
          {t('centre.stored_title')}
        </h2>
        <p className="text-muted text-sm">{t('centre.stored_lead')}</p>
        <StoredChapters copied={identityCopied} stored={identityStored} counts={identity} />
        <StoredChapters copied={socialCopied} stored={socialStored} counts={social} />
        <StoredChapters copied={shopCopied} stored={shopStored} counts={shop} />
      </section>
    </>
  );
}
