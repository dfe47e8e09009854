import { Countdown } from '@/app/_ui/countdown';
import { OwnClock } from '@/app/_ui/own-clock';
import { intlTag } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import type { ProductView } from '@/lib/shop/catalog/model';
import { zoneOf } from '@/lib/shop/openings/model';

type OpeningLineProps = { opening: NonNullable<ProductView['opening']>; country: string };

/** When it goes on sale: in words by the shop's clock for everybody, and with a script by the reader's own, counted down. */
export function OpeningLine({ opening, country }: OpeningLineProps) {
  const { t, formatDate, locale } = useVoice();
  const zone = zoneOf(country);
  const { opensAt, perPerson } = opening;
  const words = { day: formatDate(opensAt, 'date', zone), time: formatDate(opensAt, 'clock', zone) };
  const tag = intlTag(locale);
  return (
    <div className="space-y-0.5 rounded-md bg-sunken px-4 py-3 text-sm">
      <p className="font-medium">
        <time dateTime={opensAt.toISOString()}>{t('openings.opens_on', words)}</time>
      </p>
      {perPerson !== null && <p className="text-muted">{t('openings.cap', { most: perPerson })}</p>}
      <p className="text-muted">
        <OwnClock at={opensAt} words={t('openings.opens_yours', { moment: '{moment}' })} tag={tag} />
      </p>
      <p>
        <Countdown
          until={opensAt}
          milliseconds={opensAt.getTime() - Date.now()}
          words={{ in: t('openings.opens_in', { wait: '{wait}' }), now: t('openings.opening_now') }}
          tag={tag}
        />
      </p>
    </div>
  );
}
