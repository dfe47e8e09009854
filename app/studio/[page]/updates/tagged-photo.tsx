'use client';

import { type ComponentProps, type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { classNames } from '@/app/_ui/class-names';
import { XIcon } from '@/app/_ui/icons';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';
import { spot } from '@/app/_ui/spot';
import { FindProduct } from './find-product';
import type { PostWords } from './post-words';
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

const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent)));
const steps: Record<string, readonly [number, number]> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};

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
        <div className="flex flex-wrap items-center gap-2 rounded-sm bg-sunken p-3 text-sm">
          <span className="min-w-0 flex-1">
            <bdi className="font-medium">{product.title}</bdi>
            <span className="block text-muted">{open.kind === 'tag' ? words.moveHint : words.question}</span>
          </span>
          {open.kind === 'place' ? (
            <>
              <Button
                size="small"
                aria-label={words.accept.replace('#', product.title)}
                onClick={() => choose(product, at)}
              >
                {words.yes}
              </Button>
              <Button
                size="small"
                variant="plain"
                aria-label={words.dismiss.replace('#', product.title)}
                onClick={() => {
                  products.dismiss(at);
                  close();
                }}
              >
                {words.no}
              </Button>
            </>
          ) : (
            <Button
              size="small"
              variant="quiet"
              aria-label={words.untag.replace('#', product.title)}
              onClick={() => {
                products.untag(at);
                close();
              }}
            >
              <XIcon size={16} />
              {words.off}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type DotProps = { place: Tag; label: string; isOpen: boolean; look: string } & Omit<
  ComponentProps<'button'>,
  'className'
>;

function DotButton({ place, label, isOpen, look, ...rest }: DotProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOpen}
      className={classNames(
        spot(place),
        'group grid size-11 touch-none place-items-center rounded-full noscript:hidden',
      )}
      {...rest}
    >
      <span
        className={classNames(
          'size-5 rounded-full border-2 border-on-photo shadow-card group-aria-pressed:ring-2 group-aria-pressed:ring-ink',
          look,
        )}
      />
    </button>
  );
}

type TagDotProps = {
  tag: Tag;
  label: string;
  isOpen: boolean;
  onOpen: () => void;
  pointAt: (event: PointerEvent) => { x: number; y: number };
  onMove: (tag: Tag) => void;
  onRemove: () => void;
};

function TagDot({ tag, label, isOpen, onOpen, pointAt, onMove, onRemove }: TagDotProps) {
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (step) {
      const far = event.shiftKey ? 5 : 1;
      onMove({ ...tag, x: within(tag.x + step[0] * far), y: within(tag.y + step[1] * far) });
    } else return;
    event.preventDefault();
  };
  return (
    <DotButton
      place={tag}
      label={label}
      isOpen={isOpen}
      look="bg-ink"
      data-tag={tag.product}
      onClick={onOpen}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove({ ...tag, ...pointAt(event) });
      }}
    />
  );
}
