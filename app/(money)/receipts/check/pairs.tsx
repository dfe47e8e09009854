/** Names and what stands behind them, one line each. */
export function Pairs({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <dl className="space-y-1.5 text-sm">
      {rows.map(([label = '', value = '']) => (
        <div key={`${label} ${value}`} className="flex flex-wrap justify-between gap-x-6">
          <dt className="text-muted">
            <bdi>{label}</bdi>
          </dt>
          <dd className="tabular-nums">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
