'use client';

import { useEffect, useRef } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { countText } from '@/app/_ui/count-text';
import { EmptyState } from '@/app/_ui/empty-state';
import { SearchIcon } from '@/app/_ui/icons';
import { IntentLink } from '@/app/_ui/intent-link';
import { PayPlace } from '@/app/_ui/pay-places';
import { Skeleton } from '@/app/_ui/skeleton';
import { Heart } from '@/app/(social)/_lists/heart';
import type { Hearts } from '@/app/(social)/_lists/hearts';
import { Tile } from '../../_tiles/tile';
import { FoundStatus } from './found-status';
import type { PictureWords } from './picture-words';
import type { SearchState, Taken } from './search-state';
import type { Told } from './told';

type FoundListProps = {
  told: Told | null;
  waiting: SearchState['waiting'];
  words: PictureWords;
  locale: string;
  hearts: Hearts;
  onUnlike?: (id: string) => void;
  /** What was taken away, the last of it last, and how that is taken back. */
  taken?: readonly Taken[];
  onUndo?: () => void;
  onMore?: () => void;
  /** The size that was chosen: what is paid in one tap is of it. */
  size?: string;
  /** Looks where nothing is delivered to the chosen country either. */
  onAnywhere?: (() => void) | undefined;
  /** A product was opened from here, in this tab or another. */
  onOpen?: (id: string) => void;
};

const columns = 'grid grid-cols-2 gap-x-3 md:grid-cols-3 md:gap-x-4 xl:grid-cols-4';

/** The tile's four lines, the reason, what can be done: each in a row of the list, so that they stand level however long a title is. */
const card = 'relative row-span-7 mb-4 grid grid-rows-subgrid';

/** What was found. While other results are on their way these stay where they are. */
export function FoundList({
  told,
  waiting,
  words,
  locale,
  hearts,
  onUnlike,
  taken = [],
  onUndo,
  size = '',
  onMore,
  onAnywhere,
  onOpen,
}: FoundListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // With the last part the button that asked for it goes: the first product that came takes the focus.
  const before = useRef<number | null>(null);
  const length = told?.matches.length ?? 0;
  useEffect(() => {
    if (waiting !== null || before.current === null) return;
    const first = list.current?.children[before.current];
    before.current = null;
    if (document.activeElement === document.body)
      first?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  }, [waiting]);
  const unlike = (id: string) => {
    // The button goes with its product: the list takes the focus, so that it is not lost.
    heading.current?.focus();
    onUnlike?.(id);
  };
  const undo = () => {
    // With the last of them the button goes too.
    if (taken.length === 1) heading.current?.focus();
    onUndo?.();
  };
  const said =
    told && waiting !== 'change'
      ? countText(told.next ? words.countNearest : words.count, locale, told.matches.length)
      : words.searching;
  return (
    <section aria-labelledby="found" aria-busy={waiting !== null} className="space-y-4">
      <h2 id="found" ref={heading} tabIndex={-1} className="sr-only">
        {words.results}
      </h2>
      <FoundStatus said={told || waiting ? said : ''} words={words} last={taken.at(-1) ?? null} onUndo={undo} />
      {!told && waiting && <Coming />}
      {told?.matches.length === 0 && waiting === null && (
        <NothingNear told={told} words={words} onAnywhere={onAnywhere} />
      )}
      {told && told.matches.length > 0 && <PayPlace name="head" />}
      {told && told.matches.length > 0 && (
        <ul
          ref={list}
          className={classNames(columns, 'gap-y-1.5 transition-opacity', waiting === 'change' && 'opacity-60')}
        >
          {told.matches.map(({ id, reason, tile, saved }) => (
            <li key={id} className={card}>
              <Tile tile={tile} level onOpen={() => onOpen?.(id)} />
              <Heart hearts={hearts} product={id} title={tile.title} saved={saved} />
              <p className="text-teal text-xs">{reason}</p>
              <div className="flex flex-wrap items-center justify-between gap-x-2">
                {onUnlike && (
                  <button
                    type="button"
                    aria-label={words.unlikeThis.replace('#title', tile.title)}
                    onClick={() => unlike(id)}
                    className="-mx-1 min-h-11 px-1 text-muted text-xs underline underline-offset-4 hover:text-ink md:min-h-9 noscript:hidden"
                  >
                    {words.unlike}
                  </button>
                )}
              </div>
              <PayPlace name={id} wish={size} />
            </li>
          ))}
        </ul>
      )}
      {told?.next && onMore && (
        <p className="pt-4 text-center noscript:hidden">
          <button
            type="button"
            disabled={waiting !== null}
            aria-busy={waiting === 'more'}
            onClick={() => {
              before.current = length;
              onMore();
            }}
            className={buttonClass({ variant: 'quiet' })}
          >
            {words.more}
          </button>
        </p>
      )}
    </section>
  );
}

type NothingNearProps = { told: Told; words: PictureWords; onAnywhere: (() => void) | undefined };

function NothingNear({ told, words, onAnywhere }: NothingNearProps) {
  const shelf = told.shelf && (
    <IntentLink href={told.shelf.href} className={buttonClass(told.elsewhere ? { variant: 'quiet' } : {})}>
      {words.nearestShelf.replace('#shelf', told.shelf.label)}
    </IntentLink>
  );
  return (
    <EmptyState
      picture={<SearchIcon size={36} />}
      title={told.elsewhere ? words.notDelivered : words.nothing}
      action={
        <span className="flex flex-wrap justify-center gap-3">
          {told.elsewhere && onAnywhere && (
            <button type="button" onClick={onAnywhere} className={buttonClass({})}>
              {words.lookAnywhere}
            </button>
          )}
          {shelf}
        </span>
      }
    >
      {told.elsewhere ? words.notDeliveredBody : words.nothingBody}
    </EmptyState>
  );
}

/** The shape of what is coming. */
function Coming() {
  return (
    <div aria-hidden="true" className={`${columns} gap-y-6`}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((place) => (
        <span key={place} className="block space-y-2">
          <Skeleton className="aspect-4/5" />
          <Skeleton className="h-4 w-4/5 rounded-sm" />
          <Skeleton className="h-4 w-2/5 rounded-sm" />
        </span>
      ))}
    </div>
  );
}
