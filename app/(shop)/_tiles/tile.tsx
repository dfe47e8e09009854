import { ViewTransition } from 'react';
import { ImageIcon } from '@/app/_ui/buying-icons';
import { StarIcon } from '@/app/_ui/icons';
import { IntentLink } from '@/app/_ui/intent-link';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';

/** A picture without words of its own. */
export type TileMedia = Omit<PhotoMedia, 'alt'>;

/** A product as a tile shows it: finished words, so that server and browser draw the very same tile. */
export type TileView = {
  readonly id: string;
  readonly href: string;
  /** What the product is called on every screen: its address without language. */
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly price: string;
  readonly soldOut: string | null;
  /** The average of its stars, and the same as it is said; absent while few have given any. */
  readonly rating?: { readonly average: string; readonly said: string };
  readonly seller: string | null;
  readonly media: TileMedia | null;
};

/** The columns of `tileColumns`, without the margins and gaps: half a screen would be a size too large on most phones. */
const sizes = '(min-width: 1280px) 231px, (min-width: 768px) calc(25vw - 28px), calc(50vw - 22px)';

type TileProps = {
  tile: TileView;
  /** Among the first pictures of a page. */
  priority?: boolean;
  /** Lets the picture grow into the product's page; one tile of a product on a screen may. */
  morph?: boolean;
  /** Its four lines take as many rows of the grid it stands in, so that those of its neighbours stand level. */
  level?: boolean;
  /** Called when it is opened, in this tab or another. */
  onOpen?: () => void;
};

/** A product in a list: picture, name, price. The whole tile is one link. */
export function Tile({ tile, priority = false, morph = false, level = false, onOpen }: TileProps) {
  const picture = <TilePicture media={tile.media} priority={priority} />;
  return (
    <IntentLink
      href={tile.href}
      className={level ? 'group row-span-4 grid grid-rows-subgrid' : 'group block space-y-1.5'}
      {...(onOpen && { onClick: onOpen, onAuxClick: ({ button }) => button === 1 && onOpen() })}
    >
      <span className="relative block overflow-hidden rounded-md">
        {morph ? (
          <ViewTransition name={tile.name} share="morph" default="none">
            {picture}
          </ViewTransition>
        ) : (
          picture
        )}
        {tile.soldOut && (
          <span className="absolute start-2 bottom-2 rounded-full bg-surface px-2.5 py-1 font-medium text-xs">
            {tile.soldOut}
          </span>
        )}
      </span>
      {/* Isolated, not turned: the words read in their own direction and the line stands where its price does. */}
      <h3 className="line-clamp-2 font-normal text-sm group-hover:underline">
        <bdi lang={tile.language}>{tile.title}</bdi>
      </h3>
      <p className="flex flex-wrap items-center gap-x-2 font-semibold text-sm tabular-nums">
        <bdi>{tile.price}</bdi>
        {tile.rating && <Rating {...tile.rating} />}
      </p>
      {tile.seller && (
        <p className="truncate text-muted text-xs">
          <bdi>{tile.seller}</bdi>
        </p>
      )}
    </IntentLink>
  );
}

function Rating({ average, said }: NonNullable<TileView['rating']>) {
  return (
    <span className="inline-flex items-center gap-1 font-normal text-muted text-xs [&_svg]:fill-current">
      <StarIcon size={12} />
      <span aria-hidden="true">{average}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}

function TilePicture({ media, priority }: { media: TileMedia | null; priority: boolean }) {
  if (!media) return <NoPicture />;
  return <Photo media={{ ...media, alt: '' }} sizes={sizes} widths={[320, 480, 640]} priority={priority} />;
}

/** Stands where a product has no picture yet. */
export function NoPicture() {
  return (
    <span className="grid aspect-4/5 w-full place-items-center bg-sunken text-muted">
      <ImageIcon size={32} />
    </span>
  );
}
