type FiguresProps = {
  caption: string;
  /** Of the columns: the first one names the rows. */
  heads: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
};

/** Counts as a table, which scrolls sideways by itself where it is wider than the screen. */
export function Figures({ caption, heads, rows }: FiguresProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-md bg-surface shadow-card">
      <table className="w-full min-w-md text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr className="*:px-4 *:py-3 *:text-end *:font-normal">
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? 'text-start!' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {rows.map(({ name, cells }) => (
            <tr key={name} className="*:px-4 *:py-3 *:text-end *:tabular-nums">
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
    </section>
  );
}
