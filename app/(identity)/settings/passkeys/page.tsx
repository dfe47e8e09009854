import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ChevronDownIcon, FingerprintPatternIcon } from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { passkeyNameMax } from '@/lib/identity/passkeys/model';
import { listPasskeys, type PasskeyView } from '@/lib/identity/passkeys/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { SettingsPage } from '../../_account/settings-page';
import { AddPasskey } from '../../_passkey/passkey-buttons';
import { removePasskeyHere, renamePasskeyHere } from './actions';

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

async function PasskeyRow({ passkey }: { passkey: PasskeyView }) {
  const { t, formatAgo } = await requestI18n();
  const used = passkey.lastUsedAt;
  const name = passkey.name || t('identity.passkey_unnamed');
  return (
    <li className="px-4 py-4 sm:px-6">
      <details className="group">
        <summary className="flex list-none items-center gap-3">
          <span className="min-w-0 flex-1">
            <bdi className="block truncate font-medium">{name}</bdi>
            <span className="block text-muted text-sm">
              {used
                ? t('identity.passkey_used', { ago: formatAgo(used) })
                : t('identity.passkey_unused', { ago: formatAgo(passkey.createdAt) })}
            </span>
            <span className="block text-muted text-sm">
              {t(passkey.backedUp ? 'identity.passkey_synced' : 'identity.passkey_single')}
            </span>
          </span>
          <ChevronDownIcon size={18} className="shrink-0 text-muted transition-transform group-open:rotate-180" />
        </summary>
        <div className="space-y-4 pt-4">
          <Form action={renamePasskeyHere} messages={errorMessages(t)} done={t('common.saved')}>
            <input type="hidden" name="passkey" value={passkey.id} />
            <Field
              name="name"
              label={t('identity.passkey_name')}
              defaultValue={passkey.name}
              maxLength={passkeyNameMax}
              autoComplete="off"
            />
            <SubmitButton variant="quiet" size="small">
              {t('identity.passkey_rename')}
            </SubmitButton>
          </Form>
          <Form action={removePasskeyHere} messages={errorMessages(t, ['last_way_in'])}>
            <input type="hidden" name="passkey" value={passkey.id} />
            <SubmitButton variant="danger" size="small">
              {t('identity.passkey_remove')}
            </SubmitButton>
          </Form>
        </div>
      </details>
    </li>
  );
}
