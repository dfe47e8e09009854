import { useVoice } from '@/lib/platform/request';

/** One bar: a name and a number; null where nothing was told, which is drawn as a dot on the ground and not as none. */
export type Bar = { name: string; value: number | null; said: string };

const [step, gap, height] = [20, 5, 100];

/**
 * Bars over time, drawn on the server. Time runs as the page is read, so the newest is on the left in Arabic. For whoever does not see it, it is
 * one picture with its point in a sentence; the table below says every number.
 */
export function Bars({ title, point, bars }: { title: string; point: string; bars: readonly Bar[] }) {
  const { dir } = useVoice();
  const top = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const width = bars.length * step;
  const highest = bars.find(({ value }) => value === top);
  const placed = bars.map((bar, index) => ({
    ...bar,
    x: (dir === 'rtl' ? bars.length - 1 - index : index) * step + gap / 2,
  }));
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{title}</span>
        {highest && <span className="text-muted text-xs tabular-nums">{highest.said}</span>}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={point}
        className="mt-2 h-36 w-full border-line border-y"
      >
        <line
          x1="0"
          x2={width}
          y1={height / 2}
          y2={height / 2}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {placed.map(({ name, value, said, x }) =>
          value === null ? (
            <rect key={name} x={x} y={height - 1.5} width={step - gap} height="1.5" className="fill-edge" />
          ) : (
            <rect
              key={name}
              x={x}
              y={height - (value / top) * (height - 4)}
              width={step - gap}
              height={(value / top) * (height - 4)}
              className="fill-teal"
            >
              <title>{`${name}: ${said}`}</title>
            </rect>
          ),
        )}
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between gap-3 text-muted text-xs">
        <span>{bars[0]?.name}</span>
        <span>{bars.at(-1)?.name}</span>
      </p>
    </figure>
  );
}
