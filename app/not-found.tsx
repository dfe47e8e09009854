import type { Metadata } from 'next';
import { cache } from 'react';
import { requestI18n, useVoice } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { Trouble } from './_frame/trouble';
import { LinkButton } from './_ui/link-button';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('errors.page_title'), robots: { index: false } };
}

/** Next puts this into every page, twice. One element for both: it travels once. */
const drawn = cache(({ t }: Voice) => {
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
});

/** Nothing at this address: also what somebody sees who asks for another person's things. */
export default function NotFound() {
  return drawn(useVoice());
}
