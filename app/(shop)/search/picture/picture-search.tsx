'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Notice } from '@/app/_ui/notice';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';
import type { Hearts } from '@/app/(social)/_lists/hearts';
import { FoundList } from './found-list';
import { Narrow } from './narrow';
import { type PictureWords, passing } from './picture-words';
import type { SearchState } from './search-state';
import { sharedPicture } from './shared-picture';
import { Stage } from './stage';
import { Pickers, TakePicture } from './take-picture';
import { tellOpened } from './tell-opened';
import type { ToldChoice } from './told';
import { usePictureSearch } from './use-picture-search';

type PictureSearchProps = {
  /** Where the shop is asked, and this page, in the language of the page. */
  found: string;
  here: string;
  locale: string;
  words: PictureWords;
  hearts: Hearts;
  begin: SearchState;
  /** Where to things can be delivered. */
  countries: readonly ToldChoice[];
  /** How another app handed a picture over: the service worker has it, or it got lost. */
  shared: 'waiting' | 'lost' | null;
  /** What stands below the beginning: pictures to try. */
  children: ReactNode;
};

/** Searching with a picture, from taking it to what was found. */
export function PictureSearch({
  found,
  here,
  locale,
  words,
  hearts,
  begin,
  countries,
  shared,
  children,
}: PictureSearchProps) {
  const search = usePictureSearch(found, begin);
  const { shown, asked, told, taken, waiting, fault } = search.state;
  const over = useDroppedFiles(([file]) => file && search.show(file));
  const receive = useEffectEvent(async () => {
    const file = shared === 'waiting' ? await sharedPicture() : null;
    if (file) search.show(file, true);
    else search.refuse('shared_lost');
  });
  useEffect(() => {
    if (shared !== null) void receive();
  }, [shared]);

  const place = useRef<HTMLDivElement>(null);
  const source = shown?.source ?? null;
  const focused = useRef(source);
  useEffect(() => {
    if (focused.current === source) return;
    focused.current = source;
    // What had the focus is gone: what stands there now takes it.
    if (document.activeElement === document.body) place.current?.focus();
  }, [source]);

  const trouble = fault !== null && <Trouble code={fault} words={words} onRetry={shown ? search.again : null} />;
  if (!shown) {
    return (
      <div className="space-y-8">
        {trouble}
        <TakePicture ref={place} words={words} over={over} onFile={(file) => search.show(file)} />
        {children}
      </div>
    );
  }
  const another = <Pickers words={words} pick={words.other} quiet onFile={(file) => search.show(file)} />;
  return (
    <div className="gap-8 max-lg:space-y-3 lg:grid lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]">
      <div className="space-y-4 lg:sticky lg:top-24 lg:self-start">
        <div className={over ? 'rounded-md outline-2 outline-teal outline-dashed outline-offset-4' : undefined}>
          <Stage
            ref={place}
            key={shown.source}
            source={shown.source}
            crop={asked.crop ?? told?.crop ?? null}
            objects={told?.objects ?? []}
            words={words}
            onCrop={search.crop}
          />
        </div>
        {over && <p className="text-center font-medium text-teal">{words.over}</p>}
        <div className="flex justify-center max-lg:hidden">{another}</div>
      </div>
      <div className="min-w-0 space-y-3 lg:space-y-5">
        <Narrow
          narrowing={asked.narrowing}
          told={told}
          words={words}
          countries={countries}
          product={shown.kind === 'product' ? shown.id : null}
          action={here}
          onNarrow={search.narrow}
        >
          {another}
        </Narrow>
        {trouble}
        {(told !== null || waiting !== null) && (
          <FoundList
            told={told}
            waiting={waiting}
            words={words}
            locale={locale}
            hearts={hearts}
            onUnlike={search.unlike}
            taken={taken}
            onUndo={search.undo}
            size={asked.narrowing.size}
            onMore={search.more}
            onAnywhere={() => search.narrow({ ...asked.narrowing, country: '' }, 0)}
            onOpen={(id) => tellOpened(here, id)}
          />
        )}
      </div>
    </div>
  );
}

type TroubleProps = { code: string; words: PictureWords; onRetry: (() => void) | null };

/** What went wrong, that nothing was lost, and what to do. */
function Trouble({ code, words, onRetry }: TroubleProps) {
  return (
    <Notice tone="danger">
      <p>{words.errors[code] ?? words.errors.unexpected}</p>
      {onRetry && passing.includes(code) && (
        <button
          type="button"
          onClick={onRetry}
          className="mt-1 min-h-11 font-medium underline underline-offset-4 md:min-h-8"
        >
          {words.retry}
        </button>
      )}
    </Notice>
  );
}
