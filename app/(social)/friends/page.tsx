import type { Metadata } from 'next';
import { UserPlusIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { OnlyYou } from '@/app/_ui/only-you';
import { Tabs } from '@/app/_ui/tabs';
import { askingPeople } from '@/lib/identity/ties/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { Circles } from './circles';
import { FriendList } from './friend-list';
import { Hidden } from './hidden';
import { Requests } from './requests';

const views = ['friends', 'requests', 'circles', 'hidden'] as const;

type FriendsProps = { searchParams: Promise<{ show?: string | string[]; q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('friends.title'), robots: { index: false } };
}

/** Friends, what was asked, circles of friends, and whom one does not want to hear of; nobody else sees any of it. */
export default async function Friends({ searchParams }: FriendsProps) {
  const [{ show, q }, actor] = await Promise.all([searchParams, requirePerson('/friends')]);
  const [{ t, formatNumber }, asking] = await Promise.all([requestI18n(), askingPeople(actor)]);
  const view = views.find((one) => one === show) ?? 'friends';
  return (
    <div className="page-width max-w-3xl space-y-6 py-6 md:py-10">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex items-center gap-3">
          <h1 className="text-2xl">{t('friends.title')}</h1>
          <OnlyYou />
        </div>
        <LinkButton href="/friends/find" variant="quiet">
          <UserPlusIcon size={18} />
          {t('friends.find')}
        </LinkButton>
      </header>
      <Tabs
        label={t('friends.title')}
        tabs={views.map((one) => ({
          href: one === 'friends' ? '/friends' : `/friends?show=${one}`,
          label: t(`friends.view_${one}`),
          current: one === view,
          ...(one === 'requests' && asking.length > 0 && { count: formatNumber(asking.length) }),
        }))}
      />
      {view === 'friends' && <FriendList actor={actor} words={typeof q === 'string' ? q : ''} />}
      {view === 'requests' && <Requests actor={actor} asking={asking} />}
      {view === 'circles' && <Circles actor={actor} />}
      {view === 'hidden' && <Hidden actor={actor} />}
    </div>
  );
}
