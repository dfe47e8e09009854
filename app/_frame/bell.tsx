import { BellIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Live } from '@/app/(social)/_live/live';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { unseenMax } from '@/lib/social/notices/queries';
import { news } from './news';

/** The way to what one was told, with how much of it is new; it rings by itself. Nothing for whoever has no account. */
export async function Bell() {
  const actor = await currentActor();
  if (actor.kind !== 'person') return null;
  const [{ t, formatNumber }, { notices: count }] = await Promise.all([requestI18n(), news()]);
  const shown = count > unseenMax ? `${formatNumber(unseenMax)}+` : formatNumber(count);
  return (
    <Link
      href="/notifications"
      aria-label={t('notices.unseen', { count, shown })}
      className="relative grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <BellIcon />
      {count > 0 && (
        <bdi className="absolute end-0.5 top-0.5 grid min-w-5 place-items-center rounded-full bg-teal px-1 font-semibold text-on-teal text-xs tabular-nums leading-5">
          {shown}
        </bdi>
      )}
      <Live topics={[]} />
    </Link>
  );
}
