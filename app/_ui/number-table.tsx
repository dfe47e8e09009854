import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** Rows of numbers under their heads, of which the first one names the rows. */
export type Numbers = {
  heads: readonly string[];
  rows: readonly { key?: string; name: ReactNode; cells: readonly ReactNode[] }[];
};

type NumberTableProps = Numbers & {
  /** For whoever does not see what stands around it. */
  caption?: string;
  /** How wide it is at least, and how much room a cell has. */
  className: string;
};

/** A table of numbers, which scrolls sideways within whatever holds it. */
export function NumberTable({ caption, heads, rows, className }: NumberTableProps) {
  return (
    <table className={classNames('w-full text-sm', className)}>
      {caption !== undefined && <caption className="sr-only">{caption}</caption>}
      <thead className="text-muted">
        <tr className="*:text-end *:font-normal">
          {heads.map((head, at) => (
            <th key={head} scope="col" className={at === 0 ? 'text-start!' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line border-line border-t">
        {rows.map(({ key, name, cells }) => (
          <tr key={key ?? String(name)} className="*:text-end *:tabular-nums">
            <th scope="row" className="text-start! font-normal">
              <bdi>{name}</bdi>
            </th>
            {heads.slice(1).map((head, at) => (
              <td key={head}>{cells[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
