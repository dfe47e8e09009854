import type { Metadata } from 'next';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import { MailboxHint } from '../../_account/mailbox-hint';
import { Narrow } from '../../_account/narrow';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.not_me_ended_title'), robots: { index: false } };
}

/** After *this was not me*. A page of its own: the link that led here is spent, and without scripts an answer needs an address. */
export default async function NotMeEndedPage() {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.not_me_ended_title')} lead={t('identity.not_me_ended_lead')}>
      <LinkButton href="/reset-password" size="large" wide>
        {t('identity.link_again')}
      </LinkButton>
      <MailboxHint />
    </Narrow>
  );
}
