import type { Metadata } from 'next';
import { news } from '@/app/_frame/news';
import { Chip } from '@/app/_ui/chip';
import {
  BellIcon,
  BookmarkIcon,
  CircleCheckIcon,
  EyeIcon,
  HandHeartIcon,
  HeartIcon,
  LayoutDashboardIcon,
  MessageCircleIcon,
  PackageIcon,
  SplitIcon,
  StarIcon,
  StoreIcon,
  UserCheckIcon,
  UserIcon,
  UsersIcon,
  WalletIcon,
} from '@/app/_ui/icons';
import { PersonAvatar } from '@/app/(social)/_people/person-avatar';
import { getAccount } from '@/lib/identity/accounts/queries';
import { isOperator } from '@/lib/identity/actor/model';
import { listDevices } from '@/lib/identity/sessions/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { ResendVerification } from '../_account/resend-verification';
import { RowGroup } from '../_account/row-group';
import { RowLink } from '../_account/row-link';
import { SignOut } from '../_account/sign-out';
import { AccountRows } from './account-rows';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.you_title'), robots: { index: false } };
}

/** Oneself: what one has here, and how one comes in. */
export default async function SettingsPage() {
  const actor = await requirePerson('/settings');
  const [account, devices, { talks: unread }, { t }] = await Promise.all([
    getAccount(actor),
    listDevices(actor),
    news(),
    requestI18n(),
  ]);
  return (
    <div className="page-width max-w-2xl space-y-10 py-8 md:py-12">
      <header className="flex items-center gap-4">
        <PersonAvatar person={account} size="large" />
        <div className="min-w-0">
          <h1 className="wrap-anywhere text-2xl">
            <bdi>{account.name}</bdi>
          </h1>
          <p className="text-muted">
            <bdi>@{account.handle}</bdi>
          </p>
        </div>
      </header>
      {!account.emailVerified && <ResendVerification email={account.email} />}
      <RowGroup title={t('identity.your_things')}>
        <RowLink href="/wallet" icon={<WalletIcon />} label={t('common.wallet')} />
        <RowLink href="/orders" icon={<PackageIcon />} label={t('common.orders')} />
        <RowLink href="/transfers" icon={<SplitIcon />} label={t('transfers.title')} />
        <RowLink href="/donations" icon={<HandHeartIcon />} label={t('donations.mine')} />
        <RowLink href="/wallet/shops" icon={<UserIcon />} label={t('customers.title')} />
        <RowLink href="/settings/reviews" icon={<StarIcon />} label={t('reviews.mine_title')} />
        <RowLink href="/messages" icon={<MessageCircleIcon />} label={t('chat.title')}>
          {unread > 0 && <Chip tone="due">{t('chat.unread_talks', { count: unread })}</Chip>}
        </RowLink>
        <RowLink href={`/people/${account.handle}`} icon={<UserCheckIcon />} label={t('profile.see')} />
        <RowLink href="/friends" icon={<UsersIcon />} label={t('friends.title')} />
        <RowLink href="/shares" icon={<EyeIcon />} label={t('sharing.mine_title')} />
        <RowLink href="/notifications" icon={<BellIcon />} label={t('notices.title')} />
        <RowLink href="/feed" icon={<HeartIcon />} label={t('common.feed')} />
        <RowLink href="/lists" icon={<BookmarkIcon />} label={t('lists.title')} />
        <RowLink href="/decisions" icon={<CircleCheckIcon />} label={t('decisions.title')} />
        <RowLink href="/studio" icon={<StoreIcon />} label={t('common.studio')} />
        {isOperator(actor) && (
          <RowLink href="/operator" icon={<LayoutDashboardIcon />} label={t('identity.operator')} />
        )}
      </RowGroup>
      <AccountRows account={account} devices={devices.length} />
      <SignOut />
    </div>
  );
}
