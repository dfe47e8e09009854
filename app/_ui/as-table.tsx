import type { ReactNode } from 'react';
import { useVoice } from '@/lib/platform/request';

type AsTableProps = {
  /** Where several stand on a screen: what this one is of. */
  name?: string;
  /** Of the columns: the first one names the rows. */
  heads: readonly string[];
  rows: readonly { key: string; name: ReactNode; cells: readonly ReactNode[] }[];
};

/** Every number of the pictures above, behind a word that opens it. */
export function AsTable({ name, heads, rows }: AsTableProps) {
  const { t } = useVoice();
  const title = name === undefined ? t('insights.as_table') : t('insights.as_table_of', { name });
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-sm underline-offset-4 hover:underline">
        {title}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={title} tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full min-w-xl text-sm">
          <thead className="text-muted">
            <tr className="*:px-2 *:py-2 *:text-end *:font-normal">
              {heads.map((head, at) => (
                <th key={head} scope="col" className={at === 0 ? 'text-start!' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ key, name, cells }) => (
              <tr key={key} className="*:px-2 *:py-2 *:text-end *:tabular-nums">
                <th scope="row" className="whitespace-nowrap text-start! font-normal">
                  {name}
                </th>
                {heads.slice(1).map((head, at) => (
                  <td key={head}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
