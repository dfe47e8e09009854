import type { Metadata } from 'next';
import { LinkButton } from '@/app/_ui/link-button';
import { Narrow } from '@/app/(identity)/_account/narrow';
import { requestI18n } from '@/lib/platform/request';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('digest.stopped'), robots: { index: false } };
}

/** After the digest was switched off. A page of its own: without scripts an answer needs an address. */
export default async function Stopped() {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('digest.stopped')} lead={t('digest.stopped_lead')}>
      <LinkButton href="/settings/notifications" variant="plain" size="large" wide>
        {t('digest.change')}
      </LinkButton>
    </Narrow>
  );
}
