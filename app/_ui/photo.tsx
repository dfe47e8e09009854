import { type PhotoWidth, photoWidths } from '@/lib/platform/photo-widths';
import { classNames } from './class-names';

/** A picture of ours: where it lies, its size in pixels, and what stands in for it. */
export type PhotoMedia = {
  /** Storage key: the picture lives at `/media/<key>/<width>`, in the best format the browser accepts. */
  key: string;
  width: number;
  height: number;
  /** A tiny data URL that stands in until a picture with `priority` arrives. */
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
 * A photograph in the sizes a screen needs, held in its shape from the first paint so that nothing moves. One element: the
 * server picks the format, for a list has dozens of these, each twice, as HTML and as data. What is as usual is left out.
 * Only the first impression has something to stand in for it: decoding a dozen of those would hold up the page they belong to.
 */
export function Photo({ media, sizes, widths = everyday, priority = false, shape = 'tall', className }: PhotoProps) {
  const look = classNames(shapes[shape], className);
  if (!priority || !media.blur) return <Sized {...{ media, sizes, widths, priority }} className={look} />;
  return (
    <span className={look}>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimise */}
      <img src={media.blur} alt="" />
      <Sized {...{ media, sizes, widths, priority }} />
    </span>
  );
}

type SizedProps = Required<Pick<PhotoProps, 'media' | 'sizes' | 'widths' | 'priority'>> & { className?: string };

function Sized({ media, sizes, widths, priority, className }: SizedProps) {
  const fallback = widths.find((width) => width >= 640) ?? widths[widths.length - 1] ?? 640;
  return (
    // biome-ignore lint/performance/noImgElement: our own route sizes pictures
    <img
      className={className}
      sizes={sizes}
      srcSet={widths.map((width) => `/media/${media.key}/${width} ${width}w`).join(',')}
      src={`/media/${media.key}/${fallback}`}
      alt={media.alt}
      width={media.width}
      height={media.height}
      {...(priority ? { loading: 'eager', fetchPriority: 'high' } : { loading: 'lazy' })}
      {...focus(media)}
    />
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
