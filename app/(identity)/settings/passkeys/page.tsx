import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { FingerprintPatternIcon } from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { listPasskeys } from '@/lib/identity/passkeys/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { SettingsPage } from '../../_account/settings-page';
import { AddPasskey } from '../../_passkey/passkey-buttons';
import { PasskeyRow } from './passkey-row';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.passkeys_title'), robots: { index: false } };
}

/** A person's passkeys: add, name, remove. */
export default async function PasskeysPage() {
  const actor = await requireProof('/settings/passkeys');
  const [passkeys, { t }] = await Promise.all([listPasskeys(actor), requestI18n()]);
  const messages = errorMessages(t, [
    'passkey_failed',
    'passkey_known',
    'passkeys_full',
    'passkey_canceled',
    'passkey_unsupported',
  ]);
  return (
    <SettingsPage title={t('identity.passkeys_title')} lead={t('identity.passkeys_lead')}>
      {passkeys.length === 0 ? (
        <EmptyState picture={<FingerprintPatternIcon size={32} />} title={t('identity.passkeys_empty')} />
      ) : (
        <RowList>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </RowList>
      )}
      <AddPasskey label={t('identity.passkey_add')} messages={messages} done={t('identity.passkey_added')} />
    </SettingsPage>
  );
}
