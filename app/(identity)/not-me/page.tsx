import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { isLiveToken } from '@/lib/identity/mailed-tokens/use-token';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../_account/narrow';
import { reportNotMeHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.not_me_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** Behind *this was not me* of a mail. Opening it changes nothing, for mail programs open links too; its button does. */
export default async function NotMePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const [{ token }, { t }] = await Promise.all([searchParams, requestI18n()]);
  if (typeof token !== 'string' || !(await isLiveToken(['not-me'], token))) {
    return (
      <Narrow title={t('identity.link_over_title')} lead={t('identity.link_over_lead')}>
        <LinkButton href="/reset-password" size="large" wide>
          {t('identity.reset_title')}
        </LinkButton>
      </Narrow>
    );
  }
  return (
    <Narrow title={t('identity.not_me_title')} lead={t('identity.not_me_lead')}>
      <Form action={reportNotMeHere} messages={errorMessages(t, ['link_over'])}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton variant="danger" size="large" wide>
          {t('identity.not_me_button')}
        </SubmitButton>
      </Form>
    </Narrow>
  );
}
