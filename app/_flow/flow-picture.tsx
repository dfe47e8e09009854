import { classNames } from '@/app/_ui/class-names';
import { Price } from '@/app/_ui/price';
import type { Money } from '@/lib/kernel/money';
import { bands, type End } from './bands';

/** An end of the picture in words: its name, its amount, and what is to be said of it. */
export type FlowEnd = { key: string; label: string; amount: Money; note?: string; tone: keyof typeof fills };

const fills = {
  plain: 'fill-edge/45',
  seller: 'fill-teal/70',
  waiting: 'fill-saffron/80',
  fee: 'fill-edge/70',
  back: 'fill-brick/60',
} as const;
const ROW = 72;
const BAR = { left: 46, width: 3 };

/**
 * The money of an order as bands: what it consists of at the start, where it is at the end. The words beside it say all of it, so the
 * drawing itself is silent; it runs in the direction of the language.
 */
export function FlowPicture({ from, to, whole }: { from: readonly FlowEnd[]; to: readonly FlowEnd[]; whole: string }) {
  const height = Math.max(from.length, to.length) * ROW;
  const bar = { top: height * 0.2, height: height * 0.6 };
  const left = bands(from.map(drawn), { ...bar, x: BAR.left }, { x: 0, height });
  const right = bands(to.map(drawn), { ...bar, x: BAR.left + BAR.width }, { x: 100, height });
  const tones = new Map([...from, ...to].map((end) => [end.key, end.tone]));
  return (
    <figure
      className="grid grid-cols-[minmax(5.5rem,auto)_minmax(3rem,1fr)_minmax(7.5rem,auto)] items-stretch gap-x-3"
      aria-label={whole}
    >
      <Ends ends={from} height={height} className="text-end" />
      <svg
        aria-hidden="true"
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="mirror w-full"
        style={{ height }}
      >
        {[...left, ...right].map((band) => (
          <path key={band.key} d={band.path} className={fills[tones.get(band.key) ?? 'plain']} />
        ))}
        <rect x={BAR.left} y={bar.top} width={BAR.width} height={bar.height} className="fill-ink" />
      </svg>
      <Ends ends={to} height={height} />
    </figure>
  );
}

/** A discount takes away instead of adding, and has no band. */
function drawn({ key, amount }: FlowEnd): End {
  return { key, amount: amount.amount > 0n ? amount.amount : 0n };
}

function Ends({ ends, height, className }: { ends: readonly FlowEnd[]; height: number; className?: string }) {
  return (
    <dl className={classNames('grid auto-rows-fr', className)} style={{ minHeight: height }}>
      {ends.map((end) => (
        <div key={end.key} className="flex flex-col justify-center">
          <dt className="text-muted text-sm leading-snug">{end.label}</dt>
          <dd>
            <Price value={end.amount} className="font-semibold" />
            {end.note && <span className="block text-muted text-xs leading-snug">{end.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
