'use client';

import { useEffect, useOptimistic, useRef, useState, useTransition } from 'react';
import { Form } from '@/app/_ui/form';
import { ArrowLeftIcon, ArrowRightIcon, StarIcon, XIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';
import { arrangeTheCollection } from '../actions';

type HandWords = Record<'first' | 'earlier' | 'later' | 'remove' | 'moved' | 'removed', string>;

type HandProductsProps = {
  pageId: string;
  collectionId: string;
  products: readonly { id: string; title: string; photo: PhotoMedia | null }[];
  words: HandWords;
  messages: Readonly<Record<string, string>>;
};

const dragType = 'text/x-souk-product';

type Product = HandProductsProps['products'][number];
type Way = 'first' | 'earlier' | 'later' | 'remove';

/** What was chosen by hand, put in order by drag or by buttons; each change is kept at once, and said when it is. */
export function HandProducts({ pageId, collectionId, products, words, messages }: HandProductsProps) {
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(products);
  const [refused, setRefused] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<string | null>(null);
  // Moving an element takes its focus away, and what became first or last cannot be pressed any more.
  useEffect(() => {
    if (focus.current === null) return;
    const own = list.current?.querySelectorAll<HTMLButtonElement>(`[data-of="${focus.current.split(' ')[1]}"]`) ?? [];
    const pressed = [...own].find((one) => one.dataset.button === focus.current);
    (pressed?.disabled ? [...own].find((one) => !one.disabled) : pressed)?.focus();
    focus.current = null;
  });
  const arrange = (next: readonly Product[], sentence: string) =>
    startTransition(async () => {
      show(next);
      const form = new FormData();
      for (const [name, value] of Object.entries({ page: pageId, collection: collectionId })) form.set(name, value);
      // One that is left out would stay at the end; what is taken out is said.
      const gone = shown.find((one) => !next.includes(one));
      for (const { id } of gone ? shown : next) form.append('products[]', id);
      if (gone) form.set('move', `remove:${gone.id}`);
      const answer = await arrangeTheCollection(null, form).catch(() => null);
      setRefused(answer?.ok ? null : (answer?.code ?? 'unreachable'));
      if (answer?.ok) setSaid(sentence);
    });
  const put = (product: Product, place: number) => {
    const rest = shown.filter((one) => one !== product);
    const sentence = words.moved.replace('#title', product.title).replace('#place', String(place + 1));
    arrange([...rest.slice(0, place), product, ...rest.slice(place)], sentence);
  };
  const press = (product: Product, way: Way, place: number) => {
    if (way === 'remove') {
      const rest = shown.filter((one) => one !== product);
      const next = rest[Math.min(place, rest.length - 1)];
      focus.current = next ? `remove ${next.id}` : null;
      arrange(rest, words.removed.replace('#title', product.title));
      return;
    }
    focus.current = `${way} ${product.id}`;
    put(product, { first: 0, earlier: place - 1, later: place + 1 }[way]);
  };
  return (
    <div aria-busy={pending} className="space-y-3">
      {refused && <Notice tone="danger">{messages[refused] ?? messages.unexpected}</Notice>}
      <p role="status" className="sr-only">
        {said}
      </p>
      <Form action={arrangeTheCollection} messages={messages}>
        <input type="hidden" name="page" value={pageId} />
        <input type="hidden" name="collection" value={collectionId} />
        <ol ref={list} className="divide-y divide-line">
          {shown.map((product, place) => (
            <li
              key={product.id}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(dragType, product.id)}
              onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
              onDrop={(event) => {
                const dragged = shown.find(({ id }) => id === event.dataTransfer.getData(dragType));
                if (!dragged) return;
                event.preventDefault();
                put(dragged, place);
              }}
              className="flex cursor-grab flex-wrap items-center gap-3 py-2"
            >
              <Row
                product={product}
                place={place}
                last={shown.length - 1}
                words={words}
                onPress={(way) => press(product, way, place)}
              />
            </li>
          ))}
        </ol>
      </Form>
    </div>
  );
}

const signs = {
  first: <StarIcon size={18} />,
  earlier: <ArrowLeftIcon size={18} className="rotate-90" />,
  later: <ArrowRightIcon size={18} className="rotate-90" />,
  remove: <XIcon size={18} />,
};

type RowProps = { product: Product; place: number; last: number; words: HandWords; onPress: (way: Way) => void };

/** One of them, with what can be done with it; without scripts its buttons send the whole form. */
function Row({ product: { id, title, photo }, place, last, words, onPress }: RowProps) {
  const isOff = { first: place === 0, earlier: place === 0, later: place === last, remove: false };
  return (
    <>
      <input type="hidden" name="products[]" value={id} />
      <span className="block h-14 w-11 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {photo && <Photo media={{ ...photo, alt: '' }} sizes="44px" widths={[96]} shape="fill" />}
      </span>
      <bdi className="line-clamp-2 min-w-24 flex-1">{title}</bdi>
      <span className="ms-auto flex">
        {(['first', 'earlier', 'later', 'remove'] as const).map((way) => (
          <button
            key={way}
            type="submit"
            name="move"
            value={`${way}:${id}`}
            data-of={id}
            data-button={`${way} ${id}`}
            aria-label={`${words[way]}: ${title}`}
            title={`${words[way]}: ${title}`}
            disabled={isOff[way]}
            onClick={(event) => {
              event.preventDefault();
              onPress(way);
            }}
            className="grid size-11 place-items-center rounded-full hover:bg-sunken disabled:opacity-30"
          >
            {signs[way]}
          </button>
        ))}
      </span>
    </>
  );
}
