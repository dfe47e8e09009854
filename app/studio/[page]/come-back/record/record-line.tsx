import type { CarriedLine } from '@/lib/money/archives/carried-record';
import { requestI18n } from '@/lib/platform/request';

/** A line of what came with an archive: when, what, and how much. */
export async function RecordLine({ line }: { line: CarriedLine }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  if (line === null) return <li className="px-4 py-3 text-muted text-sm">{t('archive.record_unreadable')}</li>;
  const { at, name, words, amount, balance } = line;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">
          <bdi>{words}</bdi>
        </p>
        <p className="break-all text-muted text-sm">
          <time dateTime={at.toISOString()}>{formatDate(at, 'day')}</time> <bdi>{name}</bdi>
        </p>
      </div>
      <div className="text-end tabular-nums">
        {amount && <p>{formatMoney(amount)}</p>}
        {balance && (
          <p className="text-muted text-sm">
            {t('archive.record_balance')} {formatMoney(balance)}
          </p>
        )}
      </div>
    </li>
  );
}
