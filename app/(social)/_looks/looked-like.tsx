'use client';

import { useEffect, useState } from 'react';
import { Chip } from '@/app/_ui/chip';
import { Tile, type TileView } from '@/app/(shop)/_tiles/tile';
import { looksAsked } from '@/lib/social/feed/schema';
import { askLooked } from './actions';
import { looksUnder } from './looks';

type LookedLikeProps = { stamp: string; words: { suggested: string; settings: string }; settings: string };

/** Things like those that this browser knows were looked at, each called a suggestion and with its reason. Nothing without scripts. */
export function LookedLike({ stamp, words, settings }: LookedLikeProps) {
  const [found, setFound] = useState<readonly { tile: TileView; reason: string }[]>([]);
  useEffect(() => {
    const form = new FormData();
    const looked = looksUnder(stamp).slice(0, looksAsked);
    if (looked.length === 0) return;
    for (const product of looked) form.append('product[]', product);
    // Where it cannot be asked there is one suggestion less.
    askLooked(null, form).then(
      (answer) => setFound(answer?.ok ? answer.value : []),
      () => undefined,
    );
  }, [stamp]);
  return found.map(({ tile, reason }) => (
    <article key={tile.name} className="space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5">
      <Chip>{words.suggested}</Chip>
      <div className="max-w-56">
        <Tile tile={tile} />
      </div>
      <p className="text-muted text-sm">{reason}</p>
      <a
        href={settings}
        aria-label={`${words.settings}: ${tile.title}`}
        className="inline-flex min-h-11 items-center text-muted text-xs hover:underline"
      >
        {words.settings}
      </a>
    </article>
  ));
}
