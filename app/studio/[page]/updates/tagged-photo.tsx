'use client';

import { type MouseEvent, useRef, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';
import { spot } from '@/app/_ui/spot';
import { FindProduct } from './find-product';
import type { PostWords } from './post-words';
import { DotButton, TagDot, within } from './tag-dot';
import { TagPanel } from './tag-panel';
import type { ShownProduct, Tag, usePostProducts } from './use-post-products';

type TaggedPhotoProps = {
  pageId: string;
  photo: PhotoMedia & { id: string };
  /** Its number among the photos, from 1. */
  number: number;
  products: ReturnType<typeof usePostProducts>;
  words: PostWords['tags'];
  messages: Readonly<Record<string, string>>;
};

type Open = { kind: 'new' | 'tag' | 'place'; at: Omit<Tag, 'photo'> };

/**
 * A photo on which products are tagged: a tap opens the choice of one there, a dot is drawn to its place or moved by the arrow keys (five
 * percent with Shift). Outlined dots are proposals; nothing is tagged before she says so.
 */
export function TaggedPhoto({ pageId, photo, number, products, words, messages }: TaggedPhotoProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState('');
  const nameOf = (id: string) => products.named.find((one) => one.id === id)?.title ?? '';
  const on = (tags: readonly Tag[]) => tags.filter((tag) => tag.photo === photo.id);
  const pointAt = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return { x: 50, y: 50 };
    return { x: within(((clientX - box.left) / box.width) * 100), y: within(((clientY - box.top) / box.height) * 100) };
  };
  const put = (tag: Tag, sentence: string) => {
    products.move(tag);
    setSaid(sentence.replace('#title', nameOf(tag.product)).replace('#x', `${tag.x}`).replace('#y', `${tag.y}`));
  };
  // Pressed by the keyboard it stands nowhere: it begins in the middle.
  const begin = (event: MouseEvent) =>
    setOpen({ kind: 'new', at: { product: '', ...(event.detail === 0 ? { x: 50, y: 50 } : pointAt(event)) } });
  const choose = (product: ShownProduct, at: Omit<Tag, 'photo' | 'product'>) => {
    products.tag({ photo: photo.id, product: product.id, x: at.x, y: at.y }, product);
    setOpen({ kind: 'tag', at: { product: product.id, x: at.x, y: at.y } });
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-tag="${product.id}"]`)?.focus());
  };
  const close = () => {
    setOpen(null);
    frame.current?.querySelector<HTMLElement>('button')?.focus();
  };
  const product = open && products.named.find(({ id }) => id === open.at.product);
  const at = open && { photo: photo.id, ...open.at };
  return (
    <div className="space-y-2">
      <div ref={frame} className="relative touch-manipulation">
        <Photo
          media={photo}
          shape="natural"
          sizes="(min-width: 40rem) 320px, 100vw"
          widths={[320, 480, 640]}
          className="rounded-sm"
        />
        <button
          type="button"
          aria-label={words.add.replace('#', `${number}`)}
          onClick={begin}
          className="absolute inset-0 cursor-crosshair rounded-sm noscript:hidden"
        />
        {on(products.places).map((place) => (
          <DotButton
            key={place.product}
            place={place}
            label={words.proposed.replace('#', nameOf(place.product))}
            isOpen={open?.kind === 'place' && open.at.product === place.product}
            look="border-dashed bg-shade/30"
            onClick={() => setOpen({ kind: 'place', at: place })}
          />
        ))}
        {on(products.tags).map((tag) => (
          <TagDot
            key={tag.product}
            tag={tag}
            label={words.tagged.replace('#', nameOf(tag.product))}
            isOpen={open?.kind === 'tag' && open.at.product === tag.product}
            onOpen={() => setOpen({ kind: 'tag', at: tag })}
            pointAt={pointAt}
            onMove={(moved) => put(moved, words.moved)}
            onRemove={() => {
              products.untag(tag);
              close();
            }}
          />
        ))}
        {open?.kind === 'new' && (
          <span
            aria-hidden="true"
            className={classNames(spot(open.at), 'size-4 rounded-full bg-on-photo shadow-card')}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {open?.kind === 'new' && (
        <FindProduct
          pageId={pageId}
          words={words}
          messages={messages}
          onChoose={(one) => choose(one, open.at)}
          onClose={close}
        />
      )}
      {product && at && open.kind !== 'new' && (
        <TagPanel
          product={product}
          isProposed={open.kind === 'place'}
          words={words}
          onYes={() => choose(product, at)}
          onNo={() => {
            if (open.kind === 'place') products.dismiss(at);
            else products.untag(at);
            close();
          }}
        />
      )}
    </div>
  );
}
