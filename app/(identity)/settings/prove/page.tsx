import type { Metadata } from 'next';
import { getAccount } from '@/lib/identity/accounts/queries';
import { isOperator } from '@/lib/identity/actor/model';
import { isExcused } from '@/lib/identity/operations/queries';
import { requirePerson } from '@/lib/platform/auth';
import { nextOrHome } from '@/lib/platform/enter';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../../_account/narrow';
import { OrDivider } from '../../_account/or-divider';
import { ProviderButtons } from '../../_account/provider-buttons';
import { ProveWithPasskey } from '../../_passkey/passkey-buttons';
import { PasswordProof } from './password-proof';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.prove_title'), robots: { index: false } };
}

/** Proving oneself afresh before a change to how the account is entered, by whatever means the account has. */
export default async function ProvePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const actor = await requirePerson('/settings/prove');
  const [{ next: wish }, account, { t, locale }] = await Promise.all([searchParams, getAccount(actor), requestI18n()]);
  const next = nextOrHome(wish, locale);
  const messages = errorMessages(t, ['wrong_password', 'passkey_failed', 'passkey_canceled', 'passkey_unsupported']);
  const reason = reasonOf(next);
  // What runs Souk is proven by a passkey alone; demo accounts are excused.
  const byPasskey = reason === 'identity.prove_operator' && isOperator(actor) && !(await isExcused(actor));
  const hasPassword = account.hasPassword && !byPasskey;
  const both = account.passkeys > 0 && hasPassword;
  const neither = account.passkeys === 0 && !hasPassword;
  return (
    <Narrow title={t('identity.prove_title')} lead={neither ? `${t(reason)} ${t('identity.prove_again')}` : t(reason)}>
      {account.passkeys > 0 && <ProveWithPasskey label={t('identity.prove_passkey')} messages={messages} next={next} />}
      {both && <OrDivider label={t('identity.or')} needsScripts />}
      {hasPassword && <PasswordProof next={next} messages={messages} first={!both} />}
      {neither && <ProviderButtons next={next} />}
    </Narrow>
  );
}

/** What she is about to do, by the address she comes back to: why she is asked at all. */
const reasons = [
  { at: /^\/studio\/[^/]+\/leave$/, why: 'identity.prove_archive' },
  { at: /^\/studio\/[^/]+\/come-back(\/.*)?$/, why: 'identity.prove_come_back' },
  { at: /^\/wallet\//, why: 'identity.prove_money' },
  { at: /^\/operator(\/.*)?$/, why: 'identity.prove_operator' },
] as const;

function reasonOf(next: string) {
  const path = next.replace(/^\/ar(?=\/)/, '').replace(/[?#].*$/, '');
  return reasons.find(({ at }) => at.test(path))?.why ?? 'identity.prove_lead';
}
