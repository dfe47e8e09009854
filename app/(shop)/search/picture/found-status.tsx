'use client';

import type { PictureWords } from './picture-words';
import type { Taken } from './search-state';

type FoundStatusProps = {
  said: string;
  words: PictureWords;
  /** What can be put back, the last of it first. */
  last: Taken | null;
  onUndo?: (() => void) | undefined;
};

/** How much was found, and what was taken away, with the way to take that back. */
export function FoundStatus({ said, words, last, onUndo }: FoundStatusProps) {
  const tile = last?.match.tile;
  const [before, after] = words.taken.split('#title');
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-3 text-sm">
      <p role="status" aria-live="polite" className="min-w-0 text-muted">
        {said}
        {tile && (
          <span className="line-clamp-2 text-ink">
            {before}
            <bdi lang={tile.language}>{tile.title}</bdi>
            {after}
          </span>
        )}
      </p>
      {tile && onUndo && (
        <button
          type="button"
          aria-label={words.undoTaken.replace('#title', tile.title)}
          onClick={onUndo}
          className="-my-2 min-h-11 min-w-11 font-medium underline underline-offset-4"
        >
          {words.undo}
        </button>
      )}
    </div>
  );
}
