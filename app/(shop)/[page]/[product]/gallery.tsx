import { ViewTransition } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { PlayIcon, ScanSearchIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { MediaView, ProductView, VariantView } from '@/lib/shop/catalog/model';
import { NoPicture } from '../../_tiles/tile';
import { pictureName } from '../../_tiles/tile-view';
import { VideoSlide } from '../../_tiles/video-slide';
import { Track } from './track';

const sizes = '(min-width: 1280px) 700px, (min-width: 768px) 58vw, 100vw';

type GalleryProps = { product: ProductView; chosen: VariantView; handle: string };

/** The pictures and videos of a product: pushed or stepped through by key, and chosen by their small versions; the chosen variant's comes first. */
export function Gallery({ product, chosen, handle }: GalleryProps) {
  const { t } = useVoice();
  const media = inOrder(product.media, chosen.mediaKey);
  const [face] = media;
  const frame = face ?? product.videos[0];
  if (!frame) {
    return (
      <div className="overflow-hidden md:rounded-md">
        <NoPicture />
      </div>
    );
  }
  const pictures = media.map((picture, index) => ({
    id: `picture-${index + 1}`,
    key: picture.key,
    name: t('shop.picture_of', { index: index + 1, count: media.length }),
    large: (
      <div className={classNames('relative w-full bg-sunken', frameOf(frame))}>
        <Large
          media={picture}
          title={product.title}
          grownFrom={index === 0 ? pictureName(handle, product.slug) : null}
        />
        {picture === product.media[0] && <SearchWith product={product} />}
      </div>
    ),
    small: <Photo media={{ ...picture, alt: '' }} shape="square" sizes="72px" widths={[96, 192]} />,
  }));
  const films = product.videos.map((video, index) => {
    const poster = video.poster ?? face;
    const name = t('videos.of', { index: index + 1, count: product.videos.length });
    return {
      id: `video-${index + 1}`,
      key: video.key,
      name,
      large: (
        <div className={classNames('w-full', frameOf(frame))}>
          <VideoSlide
            video={video}
            poster={poster?.key ?? null}
            play={t('videos.play')}
            captions={t('videos.captions')}
          />
        </div>
      ),
      small: (
        <span className="relative block">
          {poster ? (
            <Photo media={{ ...poster, alt: '' }} shape="square" sizes="72px" widths={[96, 192]} />
          ) : (
            <span className="block aspect-square bg-sunken" />
          )}
          <span className="absolute inset-0 m-auto grid size-7 place-items-center rounded-full bg-surface/90 text-ink">
            <PlayIcon size={14} />
          </span>
        </span>
      ),
    };
  });
  // The face stays first; what moves comes right behind it, where it is found.
  const slides = [...pictures.slice(0, 1), ...films, ...pictures.slice(1)];
  return (
    <section aria-label={t('shop.pictures')} className="md:sticky md:top-24 md:self-start">
      <Track label={t('shop.pictures')} slides={slides} />
    </section>
  );
}

type LargeProps = { media: MediaView; title: string; grownFrom: string | null };

/** A picture in full; the first one grows out of the tile that led here, and is the page's first impression. */
function Large({ media, title, grownFrom }: LargeProps) {
  const first = grownFrom !== null;
  const shown = { ...media, alt: media.alt || title };
  const photo = <Photo media={shown} shape="fill" sizes={sizes} widths={[480, 640, 960, 1280]} priority={first} />;
  if (!first) return photo;
  return (
    <ViewTransition name={grownFrom} share="morph" default="none">
      {photo}
    </ViewTransition>
  );
}

/** From the picture a product is known by to what looks like it. */
function SearchWith({ product }: { product: ProductView }) {
  const { t } = useVoice();
  return (
    <Link
      href={`/search/picture?product=${product.id}`}
      rel="nofollow"
      aria-label={t('vision.with_this')}
      title={t('vision.with_this')}
      className="absolute end-3 bottom-3 grid size-11 place-items-center rounded-full bg-surface/90 text-ink shadow-card hover:bg-surface"
    >
      <ScanSearchIcon size={20} />
    </Link>
  );
}

function inOrder(media: readonly MediaView[], firstKey: string | null): readonly MediaView[] {
  const first = media.find((picture) => picture.key === firstKey);
  return first ? [first, ...media.filter((picture) => picture !== first)] : media;
}

/** One frame for all pictures, in the proportion nearest to the first: nothing moves and little is cropped. */
function frameOf({ width, height }: Pick<MediaView, 'width' | 'height'>): string {
  const proportion = width / height;
  if (proportion > 1.12) return 'aspect-5/4';
  return proportion > 0.9 ? 'aspect-square' : 'aspect-4/5';
}
