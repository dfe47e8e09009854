import type { Metadata } from 'next';
import { Link } from '@/app/_ui/link';
import { nextOrHome } from '@/lib/platform/enter';
import { errorMessages } from '@/lib/platform/i18n';
import { openNewcomer } from '@/lib/platform/newcomer';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../_account/narrow';
import { OrDivider } from '../_account/or-divider';
import { offersProviders, ProviderButtons } from '../_account/provider-buttons';
import { SignUpWithPasskey } from '../_passkey/sign-up-with-passkey';
import { SignUpForm } from './sign-up-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.sign_up_title'), robots: { index: false } };
}

const formId = 'sign-up';

type SignUpPageProps = { searchParams: Promise<{ next?: string | string[]; known?: string | string[] }> };

/** Opening an account: three fields, or two and a passkey. */
export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const [{ next: wish, known }, { t, locale }] = await Promise.all([searchParams, requestI18n()]);
  const next = nextOrHome(wish, locale);
  const messages = errorMessages(t, [
    'email',
    'email_missing',
    'password_short',
    'password_common',
    'password_personal',
    'passkey_failed',
    'passkey_known',
    'passkey_canceled',
    'passkey_unsupported',
  ]);
  return (
    <Narrow title={t('identity.sign_up_title')} lead={t('identity.sign_up_lead')}>
      <SignUpForm id={formId} next={next} known={await openNewcomer(known, { at: 'account' })} messages={messages} />
      <OrDivider label={t('identity.or')} needsScripts={!offersProviders()} />
      <div className="space-y-3">
        <SignUpWithPasskey formId={formId} label={t('identity.sign_up_passkey')} messages={messages} next={next} />
        <ProviderButtons next={next} />
      </div>
      <SmallPrint next={next} />
    </Narrow>
  );
}

async function SmallPrint({ next }: { next: string }) {
  const { t } = await requestI18n();
  const link = (href: string) => (words: string) => (
    <Link key={href} href={href} className="underline underline-offset-4">
      {words}
    </Link>
  );
  return (
    <footer className="space-y-3 text-sm">
      <p className="text-muted">
        {t.rich('identity.terms_note', { terms: link('/help/terms'), privacy: link('/help/privacy') })}
      </p>
      <p className="flex min-h-11 items-center gap-1.5 text-muted">
        {t('identity.have_account')}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="font-medium text-ink underline underline-offset-4"
        >
          {t('identity.sign_in')}
        </Link>
      </p>
    </footer>
  );
}
