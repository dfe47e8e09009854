import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { spot } from '@/app/_ui/spot';
import { useVoice } from '@/lib/platform/request';
import type { PostedPicture, PostedProduct, PostTag } from '@/lib/shop/timeline/queries';
import { priceText } from './price-text';

type TaggedPictureProps = {
  picture: PostedPicture;
  products: readonly PostedProduct[];
  /** The page that sells them. */
  handle: string;
};

/**
 * A picture with dots on what its page sells. A dot says name and price under the pointer or the focus, and opens the way to the product;
 * it works without scripts, for it is a `details`. Uncropped: a dot stands where it was put. What is on it must also stand in a list below.
 */
export function TaggedPicture({ picture, products, handle }: TaggedPictureProps) {
  const { t } = useVoice();
  const placed = picture.tags.flatMap((tag) => {
    const product = products.find(({ slug }) => slug === tag.slug);
    return product ? [{ tag, product }] : [];
  });
  return (
    <div className="relative">
      <Photo
        media={picture}
        shape="natural"
        sizes="(min-width: 768px) 640px, 100vw"
        widths={[480, 640, 960, 1280]}
        className="rounded-md"
      />
      {placed.length > 0 && (
        <ul aria-label={t('shop.post_on_picture')}>
          {placed.map(({ tag, product }) => (
            <li key={tag.slug} className={classNames(spot(tag), 'hover:z-10 has-[details[open]]:z-10')}>
              <Dot tag={tag} product={product} group={picture.key} href={`/${handle}/${product.slug}`} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type DotProps = { tag: PostTag; product: PostedProduct; group: string; href: string };

function Dot({ tag, product, group, href }: DotProps) {
  const voice = useVoice();
  const label = classNames(
    'absolute w-max max-w-40 rounded-sm bg-surface px-3 py-2 text-ink text-sm shadow-card',
    // Towards the middle of the picture, where there is room.
    tag.x > 50 ? 'right-1/2' : 'left-1/2',
    tag.y > 65 ? 'bottom-[calc(100%-4px)]' : 'top-[calc(100%-4px)]',
  );
  const said = (
    <>
      <bdi lang={product.language} className="line-clamp-2 font-medium">
        {product.title}
      </bdi>
      {product.price && <bdi className="block tabular-nums">{priceText(product.price, voice)}</bdi>}
    </>
  );
  return (
    <details name={group} className="group relative">
      <summary className="grid size-11 cursor-pointer list-none place-items-center rounded-full [&::-webkit-details-marker]:hidden">
        <span className="size-4 rounded-full border-2 border-shade/50 bg-on-photo shadow-card transition-transform group-open:scale-125 group-hover:scale-125" />
        <span className="sr-only">{product.title}</span>
        <span
          aria-hidden="true"
          className={classNames(
            label,
            'pointer-events-none hidden group-not-open:group-hover:block group-not-open:group-focus-within:block',
          )}
        >
          {said}
        </span>
      </summary>
      <Link href={href} className={classNames(label, 'flex min-h-11 flex-col justify-center hover:underline')}>
        {said}
      </Link>
    </details>
  );
}
