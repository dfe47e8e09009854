import { Countdown } from '@/app/_ui/countdown';
import { intlTag } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

/** Until when it is kept, in words, and a clock that looks anew when that is over. */
export async function Until({ at }: { at: Date }) {
  const { t, locale, formatDate } = await requestI18n();
  const words = { in: t('parts.still', { wait: '{wait}' }), now: t('parts.time_over') };
  return (
    <div className="space-y-1">
      <p>{t('parts.until', { moment: formatDate(at, 'moment') })}</p>
      <Countdown until={at} milliseconds={at.getTime() - Date.now()} words={words} tag={intlTag(locale)} />
      <p className="text-muted text-sm">{t('parts.then')}</p>
    </div>
  );
}
