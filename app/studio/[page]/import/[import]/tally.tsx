import { requestI18n } from '@/lib/platform/request';
import type { ImportTally } from '@/lib/shop/imports/queries';

const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;

/** The sum of the file: every record of it is in one of the four. */
export async function Tally({ tally, rows }: { tally: ImportTally; rows: number }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <table className="w-full max-w-xl text-start text-sm">
      <caption className="sr-only">{t('imports.sum')}</caption>
      <thead>
        <tr className="border-line border-b text-muted">
          <td />
          <th scope="col" className="py-2 text-end font-medium">
            {t('imports.column_products')}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {t('imports.column_rows')}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {outcomes.map((outcome) => (
          <tr key={outcome} className="border-line border-b">
            <th scope="row" className="py-2 text-start font-medium">
              {t(`imports.outcome_${outcome}`)}
            </th>
            <td className="py-2 text-end">{formatNumber(tally[outcome].items)}</td>
            <td className="py-2 text-end">{formatNumber(tally[outcome].rows)}</td>
          </tr>
        ))}
        <tr className="font-semibold">
          <th scope="row" className="py-2 text-start">
            {t('imports.in_file')}
          </th>
          <td className="py-2 text-end">
            {formatNumber(outcomes.reduce((sum, outcome) => sum + tally[outcome].items, 0))}
          </td>
          <td className="py-2 text-end">{formatNumber(rows)}</td>
        </tr>
      </tbody>
    </table>
  );
}
