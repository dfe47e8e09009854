import { Countdown } from '@/app/_ui/countdown';
import { Notice } from '@/app/_ui/notice';
import type { Standing } from '@/lib/money/openings/queries';
import { intlTag } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { zoneOf } from '@/lib/shop/openings/model';

/** That it is her turn, and until when: above the pay button as long as it lasts. */
export function TurnNote({ standing, country }: { standing: Standing; country: string }) {
  const { t, formatDate, locale } = useVoice();
  const { turn, now, lined } = standing;
  if (!lined || !turn?.until || turn.until <= now) return null;
  return (
    <Notice tone="done">
      <p className="font-medium">
        {t('openings.your_turn', { time: formatDate(turn.until, 'clock', zoneOf(country)) })}
      </p>
      <Countdown
        until={turn.until}
        milliseconds={turn.until.getTime() - now.getTime()}
        words={{ in: t('openings.your_turn_in', { wait: '{wait}' }), now: t('openings.your_turn_in', { wait: '0' }) }}
        tag={intlTag(locale)}
      />
    </Notice>
  );
}
