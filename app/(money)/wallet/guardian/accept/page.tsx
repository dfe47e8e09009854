import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { wardOfLink } from '@/lib/money/guardian/queries';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { acceptHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('guardian.accept_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** Behind the mailed link. Opening it changes nothing, for mail programs open links too; its button does. */
export default async function AcceptPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const [{ token }, actor, { t }] = await Promise.all([searchParams, currentActor(), requestI18n()]);
  const link = typeof token === 'string' ? token : '';
  const name = await wardOfLink(link);
  if (name === null)
    return (
      <EmptyState picture={<ShieldCheckIcon size={32} />} title={t('guardian.over_title')}>
        {t('guardian.over_text')}
      </EmptyState>
    );
  return (
    <div className="mx-auto w-full max-w-md space-y-6 px-4 py-6 md:py-10">
      <h1 className="text-xl">{t('guardian.accept_title')}</h1>
      {actor.kind === 'person' ? <Accept token={link} name={name} /> : <SignInFirst token={link} />}
    </div>
  );
}

async function Accept({ token, name }: { token: string; name: string }) {
  const { t } = await requestI18n();
  return (
    <>
      <p className="font-medium text-lg">{t('guardian.accept_lead', { name })}</p>
      <p className="text-muted">{t('guardian.accept_what')}</p>
      <Notice>{t('guardian.accept_only', { name })}</Notice>
      <Form action={acceptHere} messages={errorMessages(t, ['link_over', 'own_link', 'under_age'])}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="large" wide>
          {t('guardian.accept')}
        </SubmitButton>
      </Form>
      <LinkButton href="/" variant="plain" wide>
        {t('limits.not_now')}
      </LinkButton>
    </>
  );
}

async function SignInFirst({ token }: { token: string }) {
  const { t, href } = await requestI18n();
  const next = encodeURIComponent(href(`/wallet/guardian/accept?token=${encodeURIComponent(token)}`));
  return (
    <>
      <p className="text-muted">{t('guardian.accept_sign_in')}</p>
      <LinkButton href={`/sign-in?next=${next}`} size="large" wide>
        {t('common.sign_in')}
      </LinkButton>
      <LinkButton href={`/sign-up?next=${next}`} variant="quiet" size="large" wide>
        {t('guardian.sign_up')}
      </LinkButton>
    </>
  );
}
