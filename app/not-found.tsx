import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { Trouble } from './_frame/trouble';
import { LinkButton } from './_ui/link-button';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('errors.page_title'), robots: { index: false } };
}

/** Nothing at this address: also what somebody sees who asks for another person's things. */
export default async function NotFound() {
  const { t } = await requestI18n();
  return (
    <Trouble
      title={t('errors.page_title')}
      actions={
        <>
          <LinkButton href="/discover">{t('common.discover')}</LinkButton>
          <LinkButton href="/search" variant="quiet">
            {t('common.search')}
          </LinkButton>
        </>
      }
    >
      <p>{t('errors.page_body')}</p>
    </Trouble>
  );
}
