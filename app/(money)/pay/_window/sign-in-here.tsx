import { Link } from '@/app/_ui/link';
import { SignInWithPasskey } from '@/app/(identity)/_passkey/passkey-buttons';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

/**
 * For whoever is not signed in, in the window itself: one tap with a passkey and her wallet is there, an e-mail address leads past the
 * sign-in page and back to the same order, and who is new goes on below without either.
 */
export async function SignInHere({ here }: { here: string }) {
  const { t, href } = await requestI18n();
  const next = href(here);
  return (
    <section aria-labelledby="pay-sign-in" className="space-y-3">
      <h2 id="pay-sign-in" className="text-base">
        {t('button.have_wallet')}
      </h2>
      <SignInWithPasskey
        label={t('button.by_passkey')}
        messages={errorMessages(t, ['passkey_failed', 'passkey_canceled', 'passkey_unsupported'])}
        next={next}
      />
      <p className="flex flex-wrap items-center justify-between gap-x-6 text-sm">
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t('button.by_email')}
        </Link>
        <span className="text-muted">{t('button.or_new')}</span>
      </p>
    </section>
  );
}
