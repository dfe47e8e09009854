import type { Metadata } from 'next';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { currentActor } from '@/lib/platform/auth';
import { nextOrHome } from '@/lib/platform/enter';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../_account/narrow';
import { OrDivider } from '../_account/or-divider';
import { offersProviders, ProviderButtons } from '../_account/provider-buttons';
import { SignInWithPasskey } from '../_passkey/passkey-buttons';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.sign_in'), robots: { index: false } };
}

type SignInPageProps = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> };

/** Signing in: a passkey first, a password beside it, both with and without what was typed before. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ next: wish, error }, actor, { t, locale }] = await Promise.all([
    searchParams,
    currentActor(),
    requestI18n(),
  ]);
  const next = nextOrHome(wish, locale);
  const messages = errorMessages(t, [
    'email',
    'wrong_sign_in',
    'sign_in_paused',
    'passkey_failed',
    'passkey_canceled',
    'passkey_unsupported',
  ]);
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <Narrow title={t('identity.sign_in_title')} lead={t('identity.sign_in_lead')}>
      {actor.kind === 'person' && <Notice>{t('identity.signed_in_as', { name: actor.name })}</Notice>}
      {error !== undefined && (
        <Notice tone="danger">{t(error === 'link_refused' ? 'errors.link_refused' : 'errors.unexpected')}</Notice>
      )}
      <div className="space-y-3">
        <SignInWithPasskey label={t('identity.use_passkey')} messages={messages} next={next} />
        <ProviderButtons next={next} />
      </div>
      <OrDivider label={t('identity.or')} needsScripts={!offersProviders()} />
      <SignInForm next={next} messages={messages} />
      <footer className="flex flex-wrap justify-between gap-x-6 text-sm">
        <Link href="/reset-password" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('identity.forgot')}
        </Link>
        <span className="inline-flex min-h-11 items-center gap-1.5 text-muted">
          {t('identity.no_account')}
          <Link href={`/sign-up${query}`} className="font-medium text-ink underline underline-offset-4">
            {t('identity.create_account')}
          </Link>
        </span>
      </footer>
    </Narrow>
  );
}
