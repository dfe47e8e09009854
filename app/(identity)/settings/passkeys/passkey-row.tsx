import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ChevronDownIcon } from '@/app/_ui/icons';
import { passkeyNameMax } from '@/lib/identity/passkeys/model';
import type { PasskeyView } from '@/lib/identity/passkeys/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { removePasskeyHere, renamePasskeyHere } from './actions';

/** One passkey: when it was used, and behind a fold its name and the way to remove it. */
export async function PasskeyRow({ passkey }: { passkey: PasskeyView }) {
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
