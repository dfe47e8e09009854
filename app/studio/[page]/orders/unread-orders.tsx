import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';

/** Orders with something new to read, wherever in the inbox they stand; at most ten by name. */
export async function UnreadOrders({ home, unread }: { home: string; unread: ReadonlySet<string> }) {
  if (unread.size === 0) return null;
  const { t } = await requestI18n();
  return (
    <Notice>
      {t('talk.unread_here', { count: unread.size })}{' '}
      {[...unread].slice(0, 10).map((id) => (
        <Link key={id} href={`${home}/${id}#talk`} className="me-3 inline-block underline underline-offset-4">
          <bdi dir="ltr" className="tabular-nums">
            {id.slice(-8).toUpperCase()}
          </bdi>
        </Link>
      ))}
    </Notice>
  );
}
