import { ViewTransition } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { Photo } from '@/app/_ui/photo';
import { requestI18n } from '@/lib/platform/request';
import type { MediaView, ProductView, VariantView } from '@/lib/shop/catalog/model';
import { NoPicture } from '../../_tiles/product-tile';
import { Track } from './track';

const sizes = '(min-width: 1280px) 700px, (min-width: 768px) 58vw, 100vw';

/** The pictures of a product: pushed or stepped through by key, and chosen by their small versions; the chosen variant's comes first. */
export async function Gallery({ product, chosen }: { product: ProductView; chosen: VariantView }) {
  const { t } = await requestI18n();
  const media = inOrder(product.media, chosen.mediaKey);
  const [face] = media;
  if (!face)
    return (
      <div className="overflow-hidden md:rounded-md">
        <NoPicture />
      </div>
    );
  const frame = frameOf(face);
  const name = (index: number) => t('shop.picture_of', { index: index + 1, count: media.length });
  return (
    <section aria-label={t('shop.pictures')} className="md:sticky md:top-24 md:self-start">
      <Track
        label={t('shop.pictures')}
        slides={media.map((picture, index) => ({
          id: `picture-${index + 1}`,
          key: picture.key,
          name: name(index),
          large: (
            <Slide
              media={{ ...picture, alt: picture.alt || product.title }}
              frame={frame}
              first={index === 0}
              productId={product.id}
            />
          ),
          small: <Photo media={{ ...picture, alt: '' }} shape="square" sizes="72px" widths={[96, 192]} />,
        }))}
      />
    </section>
  );
}

function Slide({
  media,
  frame,
  first,
  productId,
}: {
  media: MediaView;
  frame: string;
  first: boolean;
  productId: string;
}) {
  const photo = <Photo media={media} shape="fill" sizes={sizes} widths={[480, 640, 960, 1280]} priority={first} />;
  return (
    <div className={classNames('w-full bg-sunken', frame)}>
      {first ? (
        <ViewTransition name={`product-${productId}`} share="morph" default="none">
          {photo}
        </ViewTransition>
      ) : (
        photo
      )}
    </div>
  );
}

function inOrder(media: readonly MediaView[], firstKey: string | null): readonly MediaView[] {
  const first = media.find((picture) => picture.key === firstKey);
  return first ? [first, ...media.filter((picture) => picture !== first)] : media;
}

/** One frame for all pictures, in the proportion nearest to the first: nothing moves and little is cropped. */
function frameOf({ width, height }: MediaView): string {
  const proportion = width / height;
  if (proportion > 1.12) return 'aspect-5/4';
  return proportion > 0.9 ? 'aspect-square' : 'aspect-4/5';
}
