import { BellIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import type { NoticeView } from '@/lib/social/notices/queries';
import { PersonAvatar } from '../_people/person-avatar';

/** Something one was told, as one link to it. */
export async function NoticeRow({ notice }: { notice: NoticeView }) {
  const { t, formatAgo } = await requestI18n();
  const { kind, by, subject, at, seen } = notice;
  return (
    <li>
      <Link
        href={kind === 'friend_asked' ? '/friends?show=requests' : subject.path}
        className="flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-sunken sm:px-6"
      >
        {by ? (
          <PersonAvatar person={by} />
        ) : (
          <span className="grid size-12 shrink-0 place-items-center rounded-full bg-sunken text-muted">
            <BellIcon />
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span className={seen ? 'wrap-anywhere block' : 'wrap-anywhere block font-semibold'}>
            {t(`notices.said_${kind}`, { name: by?.name ?? '', title: subject.title })}
          </span>
          <span className="block text-muted text-sm">{formatAgo(at)}</span>
        </span>
        {!seen && (
          <span className="size-2.5 shrink-0 rounded-full bg-teal">
            <span className="sr-only">{t('notices.new')}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
