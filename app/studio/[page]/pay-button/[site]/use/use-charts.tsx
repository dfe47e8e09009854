import type { ReactNode } from 'react';
import { type Bar, Bars } from '@/app/_ui/bars';
import { Card } from '@/app/_ui/card';
import type { UseDay, UseSum } from '@/lib/money/button/use/model';
import { useVoice } from '@/lib/platform/request';
import { sayDay, saySeconds } from './say-use';

/** Each step on its way over the days, with every number in the table below. */
export function UseCharts({ days, sum, table }: { days: readonly UseDay[]; sum: UseSum; table: ReactNode }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  const bars = (value: (day: UseDay) => number | null, said: (value: number) => string): Bar[] =>
    days.map((day) => {
      const count = value(day);
      return { name: sayDay(voice, day.day), value: count, said: count === null ? '' : said(count) };
    });
  const point = (what: string, all: string) => t('site.use_point', { what, sum: all });
  return (
    <Card className="space-y-6">
      <div className="grid gap-8 md:grid-cols-2">
        {(['seen', 'tapped', 'paid'] as const).map((step) => (
          <Bars
            key={step}
            title={t(`site.use_${step}`)}
            point={point(t(`site.use_${step}`), formatNumber(sum[step]))}
            bars={bars((day) => day[step], formatNumber)}
          />
        ))}
        <Bars
          title={t('site.use_seconds')}
          point={point(t('site.use_seconds'), saySeconds(voice, sum.seconds))}
          bars={bars(
            ({ seconds }) => seconds,
            (seconds) => saySeconds(voice, seconds),
          )}
        />
      </div>
      {table}
    </Card>
  );
}
