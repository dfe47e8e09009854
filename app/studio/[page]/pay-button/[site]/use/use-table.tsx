import { AsTable } from '@/app/_ui/as-table';
import type { UseDay } from '@/lib/money/button/use/model';
import { useVoice } from '@/lib/platform/request';
import { sayDay, saySeconds } from './say-use';

/** Every number of the pictures above, newest first. */
export function UseTable({ days }: { days: readonly UseDay[] }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  const heads = ['use_day', 'use_seen', 'use_tapped', 'use_paid', 'use_seconds'] as const;
  const rows = days.toReversed().map(({ day, seen, tapped, paid, seconds }) => ({
    key: day,
    name: sayDay(voice, day),
    cells: [...[seen, tapped, paid].map((count) => formatNumber(count)), saySeconds(voice, seconds)],
  }));
  return <AsTable heads={heads.map((head) => t(`site.${head}`))} rows={rows} />;
}
