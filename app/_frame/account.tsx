import { UserIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { MessagesBadge } from '@/app/(social)/_messages/messages-badge';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

/** The way to one's own things, or to signing in. */
export async function Account() {
  const [actor, { t }] = await Promise.all([currentActor(), requestI18n()]);
  const look = 'flex min-h-11 items-center gap-2 rounded-full px-3 font-medium text-sm hover:bg-sunken';
  if (actor.kind === 'person') {
    return (
      <>
        <Link href="/feed" className={look}>
          {t('common.feed')}
        </Link>
        <MessagesBadge className={look} />
        <Link href="/settings" className={look}>
          <UserIcon />
          {t('common.you')}
        </Link>
      </>
    );
  }
  return (
    <Link href="/sign-in" className={look}>
      <UserIcon />
      {t('common.sign_in')}
    </Link>
  );
}
