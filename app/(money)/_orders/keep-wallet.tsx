import { Link } from '@/app/_ui/link';
import { KeepWithPasskey } from '@/app/(identity)/_passkey/passkey-buttons';
import { errorMessages } from '@/lib/platform/i18n';
import { sealNewcomer } from '@/lib/platform/newcomer';
import { requestI18n } from '@/lib/platform/request';

type KeepWalletProps = { email: string; name: string /** Where she goes on, without language prefix. */; next: string };

/** For a guest who has just bought: the card and address stay hers with one tap of a passkey. */
export async function KeepWallet({ email, name, next }: KeepWalletProps) {
  const { t, href } = await requestI18n();
  const withPassword = new URLSearchParams({
    next: href(next),
    known: await sealNewcomer({ name, email }, { at: 'account' }),
  });
  const codes = ['passkey_failed', 'passkey_known', 'passkey_canceled', 'passkey_unsupported', 'email'] as const;
  return (
    <section aria-labelledby="keep" className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
      <h2 id="keep" className="text-base">
        {t('orders.keep_wallet')}
      </h2>
      <p className="text-muted text-sm">{t('orders.keep_wallet_more')}</p>
      <KeepWithPasskey
        email={email}
        name={name}
        next={href(next)}
        label={t('orders.keep_wallet_tap')}
        messages={errorMessages(t, codes)}
      />
      <p className="text-center text-sm">
        <Link href={`/sign-up?${withPassword}`} className="underline underline-offset-4">
          {t('orders.keep_with_password')}
        </Link>
      </p>
    </section>
  );
}
