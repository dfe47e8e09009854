import type { Metadata } from 'next';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../../_account/narrow';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.closed_title'), robots: { index: false } };
}

/** What somebody sees who has just closed an account. */
export default async function ClosedPage() {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.closed_title')} lead={t('identity.closed_lead')}>
      <LinkButton href="/">{t('identity.go_home')}</LinkButton>
    </Narrow>
  );
}
