'use client';

import { useState, useTransition } from 'react';
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

/** What was chosen by hand, put in order by drag or by buttons; each change is kept at once, and said. */
export function HandProducts({ pageId, collectionId, products, words, messages }: HandProductsProps) {
  const [pending, startTransition] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const ids = products.map(({ id }) => id);
  const say = (sentence: string, title: string, place: number) =>
    setSaid(sentence.replace('#title', title).replace('#place', String(place)));
  const dropAt = (dragged: string, place: number) =>
    startTransition(async () => {
      const rest = ids.filter((id) => id !== dragged);
      const form = new FormData();
      form.set('page', pageId);
      form.set('collection', collectionId);
      for (const id of [...rest.slice(0, place), dragged, ...rest.slice(place)]) form.append('products[]', id);
      const answer = await arrangeTheCollection(null, form).catch(() => null);
      setRefused(answer?.ok ? null : (answer?.code ?? 'unreachable'));
      if (answer?.ok) say(words.moved, products.find(({ id }) => id === dragged)?.title ?? '', place + 1);
    });
  const pressed = (move: string, title: string, place: number) => {
    const to = { first: 1, earlier: place, later: place + 2 }[move];
    if (to === undefined) say(words.removed, title, 0);
    else say(words.moved, title, to);
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
        <ol className="divide-y divide-line">
          {products.map(({ id, title, photo }, place) => (
            <li
              key={id}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(dragType, id)}
              onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
              onDrop={(event) => {
                const dragged = event.dataTransfer.getData(dragType);
                if (!dragged) return;
                event.preventDefault();
                dropAt(dragged, place);
              }}
              className="flex cursor-grab flex-wrap items-center gap-3 py-2"
            >
              <input type="hidden" name="products[]" value={id} />
              <span className="block h-14 w-11 shrink-0 overflow-hidden rounded-sm bg-sunken">
                {photo && <Photo media={{ ...photo, alt: '' }} sizes="44px" widths={[96]} shape="fill" />}
              </span>
              <bdi className="line-clamp-2 min-w-24 flex-1">{title}</bdi>
              <span className="ms-auto flex">
                {(['first', 'earlier', 'later', 'remove'] as const).map((move) => (
                  <Move
                    key={move}
                    move={move}
                    id={id}
                    label={`${words[move]}: ${title}`}
                    off={move === 'later' ? place === products.length - 1 : move !== 'remove' && place === 0}
                    onPress={() => pressed(move, title, place)}
                  />
                ))}
              </span>
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

type MoveProps = { move: keyof typeof signs; id: string; label: string; off: boolean; onPress: () => void };

function Move({ move, id, label, off, onPress }: MoveProps) {
  return (
    <button
      type="submit"
      name="move"
      value={`${move}:${id}`}
      aria-label={label}
      title={label}
      disabled={off}
      onClick={onPress}
      className="grid size-11 place-items-center rounded-full hover:bg-sunken disabled:opacity-30"
    >
      {signs[move]}
    </button>
  );
}
