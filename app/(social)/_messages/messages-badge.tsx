import { news } from '@/app/_frame/news';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';

/** The way to one's messages, with in how many conversations there is something new. Personal: drawn with the header, never cached. */
export async function MessagesBadge({ className }: { className: string }) {
  const [{ t, formatNumber }, { talks: count }] = await Promise.all([requestI18n(), news()]);
  return (
    <Link href="/messages" aria-label={t('chat.badge', { count })} className={className}>
      <MessageCircleIcon />
      {count > 0 && (
        <bdi className="grid min-w-5 place-items-center rounded-full bg-teal px-1.5 font-semibold text-on-teal text-xs tabular-nums leading-5">
          {formatNumber(count)}
        </bdi>
      )}
    </Link>
  );
}
