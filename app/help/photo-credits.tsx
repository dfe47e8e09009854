import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { photoCredits } from '@/lib/shop/credits/queries';

/** Everybody whose photographs are shown, with how many. */
export async function PhotoCredits() {
  const [{ t, formatNumber }, credits] = await Promise.all([requestI18n(), currentActor().then(photoCredits)]);
  if (credits.length === 0) return <p>{t('legal.credits_empty')}</p>;
  return (
    <ul className="columns-2 gap-8 sm:columns-3">
      {credits.map(({ credit, photos }) => (
        <li key={credit} className="flex min-h-9 items-baseline gap-2">
          <bdi>{credit}</bdi>
          {photos > 1 && <span className="text-muted text-sm tabular-nums">{formatNumber(photos)}</span>}
        </li>
      ))}
    </ul>
  );
}
