import { Chip } from '@/app/_ui/chip';
import {
  DownloadIcon,
  FingerprintPatternIcon,
  KeyRoundIcon,
  LockIcon,
  MailIcon,
  MonitorIcon,
  ShieldCheckIcon,
  TrashIcon,
  UserIcon,
} from '@/app/_ui/icons';
import type { AccountView } from '@/lib/identity/accounts/queries';
import { requestI18n } from '@/lib/platform/request';
import { RowGroup } from '../_account/row-group';
import { RowLink } from '../_account/row-link';

/** Everything about how one comes in, each with how it stands. */
export async function AccountRows({ account, devices }: { account: AccountView; devices: number }) {
  const { t } = await requestI18n();
  return (
    <RowGroup title={t('identity.account_title')}>
      <RowLink href="/settings/profile" icon={<UserIcon />} label={t('identity.profile_title')} />
      <RowLink href="/settings/email" icon={<MailIcon />} label={t('identity.email_title')} note={account.email} latin>
        {account.emailVerified ? (
          <Chip tone="done" icon={<ShieldCheckIcon size={12} />}>
            {t('identity.email_verified')}
          </Chip>
        ) : (
          <Chip>{t('identity.email_unverified')}</Chip>
        )}
      </RowLink>
      <RowLink
        href="/settings/passkeys"
        icon={<FingerprintPatternIcon />}
        label={t('identity.passkeys_title')}
        note={t('identity.passkeys_count', { count: account.passkeys })}
      />
      <RowLink
        href="/settings/password"
        icon={<KeyRoundIcon />}
        label={t('identity.password_title')}
        note={t(account.hasPassword ? 'identity.password_set' : 'identity.password_unset')}
      />
      <RowLink
        href="/settings/devices"
        icon={<MonitorIcon />}
        label={t('identity.devices_title')}
        note={t('identity.devices_count', { count: devices })}
      />
      <RowLink href="/settings/privacy" icon={<LockIcon />} label={t('centre.title')} note={t('centre.lead')} />
      <RowLink href="/settings/copy" icon={<DownloadIcon />} label={t('copy.title')} />
      <RowLink href="/settings/close" icon={<TrashIcon />} label={t('identity.close_title')} />
    </RowGroup>
  );
}
