import { type PhotoWidth, photoWidths } from '@/lib/platform/photo-widths';
import { classNames } from './class-names';

/** A picture of ours: where it lies, its size in pixels, and what stands in for it. */
export type PhotoMedia = {
  /** Storage key: the picture lives at `/media/<key>/<width>.avif|webp`. */
  key: string;
  width: number;
  height: number;
  /** A tiny data URL that stands in until the picture arrives; may be empty. */
  blur: string;
  alt: string;
  /** The point that cropping must keep, in percent; the middle when absent. */
  focalX?: number;
  focalY?: number;
};

type PhotoProps = {
  media: PhotoMedia;
  /** How wide the picture is shown, as in the `sizes` of HTML. */
  sizes: string;
  /** Largest width worth fetching; 1280 when absent. */
  widths?: readonly PhotoWidth[];
  /** True for the one picture that is the page's first impression. */
  priority?: boolean;
  /** `tall` is the 4:5 of lists; `natural` keeps the picture's own proportions; `fill` takes its parent's size. */
  shape?: 'tall' | 'square' | 'wide' | 'natural' | 'fill';
  className?: string;
};

const shapes = {
  tall: 'aspect-4/5 w-full',
  square: 'aspect-square w-full',
  wide: 'aspect-16/9 w-full',
  natural: 'w-full',
  fill: 'size-full',
};

const everyday = photoWidths.filter((width) => width <= 1280);

/**
 * A photograph in the sizes a screen needs, held in its shape from the first paint so that nothing moves. The few
 * browsers without AVIF get one WebP of middling size: a second list of sizes would weigh on everybody's page.
 */
export function Photo({ media, sizes, widths = everyday, priority = false, shape = 'tall', className }: PhotoProps) {
  const sources = widths.map((width) => `/media/${media.key}/${width}.avif ${width}w`).join(', ');
  const fallback = widths.find((width) => width >= 640) ?? widths[widths.length - 1] ?? 640;
  return (
    <span className={classNames('relative block overflow-hidden bg-sunken', shapes[shape], className)}>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimise */}
      {media.blur && <img src={media.blur} alt="" className="absolute inset-0 size-full object-cover" />}
      <picture>
        <source type="image/avif" srcSet={sources} sizes={sizes} />
        <img
          src={`/media/${media.key}/${fallback}.webp`}
          alt={media.alt}
          width={media.width}
          height={media.height}
          loading={priority ? 'eager' : 'lazy'}
          fetchPriority={priority ? 'high' : 'auto'}
          decoding={priority ? 'sync' : 'async'}
          data-focal-x={quarter(media.focalX)}
          data-focal-y={quarter(media.focalY)}
          className={classNames('relative w-full object-cover', shape === 'natural' ? 'h-auto' : 'h-full')}
        />
      </picture>
    </span>
  );
}

/** Crops follow the focal point in quarters, by attribute: inline styles are refused by the content policy. */
function quarter(percent = 50): number {
  return Math.min(100, Math.max(0, Math.round(percent / 25) * 25));
}
