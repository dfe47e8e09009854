import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import type { BookLine } from '@/lib/money/flow/model';
import { requestI18n } from '@/lib/platform/request';

/** Every posting of the books that belongs to an order, in the order in which they were made. */
export async function BookLines({ lines }: { lines: readonly BookLine[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <RowList>
      {lines.map((line) => (
        <li key={line.id} className="flex items-start gap-3 px-4 py-3 sm:px-6">
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {t(`flow.kind_${line.kind}`)}
              {line.part && ` · ${t(`flow.part_${line.part}`)}`}
            </p>
            <p className="text-muted text-sm">
              {t('flow.line', { debit: t(`flow.account_${line.debit}`), credit: t(`flow.account_${line.credit}`) })}
            </p>
            <p className="text-muted text-sm">{formatDate(line.at, 'moment')}</p>
          </div>
          <Price value={line.amount} className="font-medium" />
        </li>
      ))}
    </RowList>
  );
}
