'use client';

import { type ReactNode, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { ImageIcon } from '@/app/_ui/buying-icons';
import { ScanSearchIcon, XIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import { writeTag } from '@/lib/shop/posts/model';
import type { PostWords } from './post-words';
import type { ShownProduct, Tag, usePostProducts } from './use-post-products';

type ProductTagsProps = {
  products: ReturnType<typeof usePostProducts>;
  photos: readonly { id: string }[];
  words: PostWords['products'];
  messages: Readonly<Record<string, string>>;
};

/**
 * The products a post shows, and those that seem to be on its photos; one that is said yes to is tagged where it seems to be. Nothing is
 * shown before she says yes. Without scripts all are ticks: those shown are set, those proposed are not.
 */
export function ProductTags({ products, photos, words, messages }: ProductTagsProps) {
  const place = useRef<HTMLHeadingElement>(null);
  // The row goes with its button: the heading takes the focus, so that it is not lost.
  const then = (act: (one: ShownProduct) => void) => (one: ShownProduct) => {
    place.current?.focus();
    act(one);
  };
  const { shown, proposed, standing } = products;
  if (photos.length === 0 && shown.length === 0) return null;
  const said: Readonly<Record<string, string>> = {
    ...messages,
    rest: '',
    looking: words.looking,
    none: words.none,
  };
  return (
    <section className="space-y-3 rounded-md bg-sunken p-4">
      <h2 ref={place} tabIndex={-1} className="font-medium">
        {words.title}
      </h2>
      {shown.length > 0 && (
        <ul className="space-y-2">
          {shown.map((one) => (
            <Row key={one.id} product={one} label={words.show.replace('#', one.title)} isShown>
              <TagTicks
                tags={products.tags.filter(({ product }) => product === one.id)}
                photos={photos}
                label={words.tagOn.replace('#', one.title)}
              />
              <button
                type="button"
                aria-label={words.off.replace('#', one.title)}
                onClick={() => then(products.remove)(one)}
                className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-line noscript:hidden"
              >
                <XIcon size={16} />
              </button>
            </Row>
          ))}
        </ul>
      )}
      {proposed.length > 0 && (
        <div className="space-y-2">
          <h3 className="text-muted text-sm">{words.proposed}</h3>
          <ul className="space-y-2">
            {proposed.map((one) => (
              <Row key={one.id} product={one} label={words.show.replace('#', one.title)}>
                <span className="flex shrink-0 gap-1 noscript:hidden">
                  <Button
                    size="small"
                    aria-label={words.show.replace('#', one.title)}
                    onClick={() => then(products.accept)(one)}
                  >
                    {words.yes}
                  </Button>
                  <Button
                    size="small"
                    variant="plain"
                    aria-label={words.dont.replace('#', one.title)}
                    onClick={() => then(products.decline)(one)}
                  >
                    {words.no}
                  </Button>
                </span>
              </Row>
            ))}
          </ul>
        </div>
      )}
      <p role="status" className="text-muted text-sm empty:hidden">
        {said[standing] ?? messages.unexpected}
      </p>
      {photos.length > 0 && standing !== 'looking' && proposed.length === 0 && (
        <Button
          size="small"
          variant="quiet"
          className="noscript:hidden"
          onClick={() => void products.propose(photos.map(({ id }) => id))}
        >
          <ScanSearchIcon size={16} />
          {words.look}
        </Button>
      )}
      <p className="text-muted text-sm">{words.hint}</p>
    </section>
  );
}

type TagTicksProps = { tags: readonly Tag[]; photos: readonly { id: string }[]; label: string };

/** Where on the photos it is tagged, as the form sends it; seen only without scripts, where it is taken off by its tick. */
function TagTicks({ tags, photos, label }: TagTicksProps) {
  return photos.flatMap(({ id }, place) =>
    tags
      .filter(({ photo }) => photo === id)
      .map((tag) => (
        <input
          key={id}
          type="checkbox"
          name="tags[]"
          value={writeTag(tag)}
          checked
          readOnly
          aria-label={`${label} (${place + 1})`}
          className="hidden size-6 accent-ink noscript:block"
        />
      )),
  );
}

type RowProps = { product: ShownProduct; label: string; isShown?: boolean; children: ReactNode };

function Row({ product, label, isShown = false, children }: RowProps) {
  return (
    <li className="flex items-center gap-3 rounded-sm bg-surface p-2">
      <input
        type="checkbox"
        name="products[]"
        value={product.id}
        defaultChecked={isShown}
        aria-label={label}
        className="hidden size-6 accent-ink noscript:block"
      />
      <span className="block size-12 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {product.photo ? (
          <Photo media={{ ...product.photo, alt: '' }} sizes="48px" widths={[96, 192]} shape="square" />
        ) : (
          <span className="grid size-full place-items-center text-muted">
            <ImageIcon size={18} />
          </span>
        )}
      </span>
      <bdi className="line-clamp-2 min-w-0 flex-1 text-sm">{product.title}</bdi>
      {children}
    </li>
  );
}
