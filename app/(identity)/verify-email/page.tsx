import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { isLiveToken } from '@/lib/identity/mailed-tokens/use-token';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../_account/narrow';
import { ResendVerification } from '../_account/resend-verification';
import { verifyEmailHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.verify_title'), robots: { index: false }, referrer: 'same-origin' };
}

type VerifyPageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Behind the link that proves an address. Opening it changes nothing, for mail programs open links too. */
export default async function VerifyEmailPage({ searchParams }: VerifyPageProps) {
  const [{ token }, actor] = await Promise.all([searchParams, currentActor()]);
  const link = typeof token === 'string' ? token : '';
  if (actor.kind !== 'person') return <SignInFirst token={link} />;
  if (link !== '' && (await isLiveToken(['verify', 'change-email'], link))) return <Confirm token={link} />;
  return actor.emailVerified ? <Confirmed actor={actor} /> : <LinkOver actor={actor} />;
}

async function SignInFirst({ token }: { token: string }) {
  const { t, href } = await requestI18n();
  const back = href(`/verify-email?token=${encodeURIComponent(token)}`);
  return (
    <Narrow title={t('identity.verify_title')} lead={t('identity.verify_sign_in')}>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(back)}`} size="large" wide>
        {t('identity.sign_in')}
      </LinkButton>
    </Narrow>
  );
}

async function Confirm({ token }: { token: string }) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, ['link_over', 'link_other_account', 'email_taken']);
  return (
    <Narrow title={t('identity.verify_title')} lead={t('identity.verify_lead')}>
      <Form action={verifyEmailHere} messages={messages}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="large" wide>
          {t('identity.verify_button')}
        </SubmitButton>
      </Form>
    </Narrow>
  );
}

async function Confirmed({ actor }: { actor: PersonActor }) {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.verify_title')}>
      <Notice tone="done">{t('identity.verify_done', { email: actor.email })}</Notice>
      <p className="text-muted">{t('identity.verify_done_lead')}</p>
      <LinkButton href="/settings" size="large" wide>
        {t('identity.go_on')}
      </LinkButton>
    </Narrow>
  );
}

async function LinkOver({ actor }: { actor: PersonActor }) {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.link_over_title')} lead={t('identity.link_over_lead')}>
      <ResendVerification email={actor.email} />
    </Narrow>
  );
}
