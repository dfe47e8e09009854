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
const BAR = { left: 46, width: 3 };

/**
 * The money of an order as bands: what it consists of at the start, where it is at the end. The words beside it say all of it, so the
 * drawing itself is silent; it runs in the direction of the language, and is as high as the words.
 */
export function FlowPicture({ from, to, whole }: { from: readonly FlowEnd[]; to: readonly FlowEnd[]; whole: string }) {
  const thickest = 92 / Math.max(from.length, to.length);
  const bar = { top: 50 - thickest / 2, height: thickest };
  const left = bands(from.map(drawn), { ...bar, x: BAR.left }, { x: 0, height: 100 });
  const right = bands(to.map(drawn), { ...bar, x: BAR.left + BAR.width }, { x: 100, height: 100 });
  const tones = new Map([...from, ...to].map((end) => [end.key, end.tone]));
  return (
    <figure
      className="grid grid-cols-[auto_minmax(3.5rem,1fr)_minmax(0,8rem)] gap-x-3 sm:grid-cols-[auto_minmax(3.5rem,1fr)_minmax(0,auto)]"
      aria-label={whole}
    >
      <Ends ends={from} className="text-end" />
      <div className="relative">
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="mirror absolute inset-0 size-full"
        >
          {[...left, ...right].map((band) => (
            <path key={band.key} d={band.path} className={fills[tones.get(band.key) ?? 'plain']} />
          ))}
          <rect x={BAR.left} y={bar.top} width={BAR.width} height={bar.height} className="fill-ink" />
        </svg>
      </div>
      <Ends ends={to} />
    </figure>
  );
}

/** A discount takes away instead of adding, and has no band. */
function drawn({ key, amount }: FlowEnd): End {
  return { key, amount: amount.amount > 0n ? amount.amount : 0n };
}

function Ends({ ends, className }: { ends: readonly FlowEnd[]; className?: string }) {
  return (
    <dl className={classNames('grid auto-rows-fr', className)}>
      {ends.map((end) => (
        <div key={end.key} className="flex min-h-20 flex-col justify-center">
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
