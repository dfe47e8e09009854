import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import {
  FingerprintPatternIcon,
  KeyRoundIcon,
  LayoutDashboardIcon,
  LogOutIcon,
  MailIcon,
  MonitorIcon,
  PackageIcon,
  ShieldCheckIcon,
  StoreIcon,
  TrashIcon,
  UserIcon,
  WalletIcon,
} from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { type AccountView, getAccount } from '@/lib/identity/accounts/queries';
import { listDevices } from '@/lib/identity/sessions/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { signOutHere } from '../_account/actions';
import { ResendVerification } from '../_account/resend-verification';
import { RowLink } from '../_account/row-link';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.you_title'), robots: { index: false } };
}

/** Oneself: what one has here, and how one comes in. */
export default async function SettingsPage() {
  const actor = await requirePerson('/settings');
  const [account, devices, { t }] = await Promise.all([getAccount(actor), listDevices(actor), requestI18n()]);
  return (
    <div className="page-width max-w-2xl space-y-10 py-8 md:py-12">
      <header className="flex items-center gap-4">
        <Avatar name={account.name} size="large" />
        <div className="min-w-0">
          <h1 className="truncate text-2xl">
            <bdi>{account.name}</bdi>
          </h1>
          <p className="text-muted">
            <bdi>@{account.handle}</bdi>
          </p>
        </div>
      </header>
      {!account.emailVerified && <ResendVerification email={account.email} />}
      <Group title={t('identity.your_things')}>
        <RowLink href="/wallet" icon={<WalletIcon />} label={t('common.wallet')} />
        <RowLink href="/orders" icon={<PackageIcon />} label={t('common.orders')} />
        <RowLink href="/studio" icon={<StoreIcon />} label={t('common.studio')} />
        {actor.operator && <RowLink href="/operator" icon={<LayoutDashboardIcon />} label={t('identity.operator')} />}
      </Group>
      <AccountRows account={account} devices={devices.length} />
      <Form action={signOutHere} messages={errorMessages(t)}>
        <SubmitButton variant="quiet" wide>
          <LogOutIcon size={18} className="mirror" />
          {t('common.sign_out')}
        </SubmitButton>
      </Form>
    </div>
  );
}

async function AccountRows({ account, devices }: { account: AccountView; devices: number }) {
  const { t } = await requestI18n();
  return (
    <Group title={t('identity.account_title')}>
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
      <RowLink href="/settings/close" icon={<TrashIcon />} label={t('identity.close_title')} />
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{title}</h2>
      <RowList>{children}</RowList>
    </section>
  );
}
