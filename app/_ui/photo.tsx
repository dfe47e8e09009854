import { type PhotoWidth, photoWidths } from '@/lib/platform/photo-widths';
import { classNames } from './class-names';

/** A picture of ours: where it lies, its size in pixels, and what stands in for it. */
export type PhotoMedia = {
  /** Storage key: the picture lives at `/media/<key>/<width>.avif|webp`. */
  key: string;
  width: number;
  height: number;
  /** A tiny data URL that stands in until the picture arrives. */
  blur?: string;
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
  tall: 'photo aspect-4/5',
  square: 'photo aspect-square',
  wide: 'photo aspect-16/9',
  natural: 'photo photo-natural',
  fill: 'photo h-full',
};

const everyday = photoWidths.filter((width) => width <= 1280);

/**
 * A photograph in the sizes a screen needs, held in its shape from the first paint so that nothing moves. The few
 * browsers without AVIF get one WebP of middling size: a second list of sizes would weigh on everybody's page. What
 * is as usual is left out: a list has dozens of these, each twice, as HTML and as data.
 */
export function Photo({ media, sizes, widths = everyday, priority = false, shape = 'tall', className }: PhotoProps) {
  const look = classNames(shapes[shape], className);
  const picture = <Sources media={media} sizes={sizes} widths={widths} priority={priority} />;
  if (!media.blur) return <picture className={look}>{picture}</picture>;
  return (
    <span className={look}>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimise */}
      <img src={media.blur} alt="" className="photo-blur" />
      <picture>{picture}</picture>
    </span>
  );
}

function Sources({
  media,
  sizes,
  widths,
  priority,
}: Required<Pick<PhotoProps, 'media' | 'sizes' | 'widths' | 'priority'>>) {
  const sources = widths.map((width) => `/media/${media.key}/${width}.avif ${width}w`).join(',');
  const fallback = widths.find((width) => width >= 640) ?? widths[widths.length - 1] ?? 640;
  return (
    <>
      <source type="image/avif" srcSet={sources} sizes={sizes} />
      {/* biome-ignore lint/performance/noImgElement: our own route sizes pictures */}
      <img
        src={`/media/${media.key}/${fallback}.webp`}
        alt={media.alt}
        width={media.width}
        height={media.height}
        {...(priority ? { loading: 'eager', fetchPriority: 'high' } : { loading: 'lazy' })}
        {...focus(media)}
      />
    </>
  );
}

/** Crops follow the focal point in quarters, by attribute: inline styles are refused by the content policy. */
function focus({ focalX = 50, focalY = 50 }: PhotoMedia): Record<string, number> {
  const [across, down] = [quarter(focalX), quarter(focalY)];
  return { ...(across !== 50 && { 'data-focal-x': across }), ...(down !== 50 && { 'data-focal-y': down }) };
}

function quarter(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent / 25) * 25));
}
