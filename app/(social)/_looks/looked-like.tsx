'use client';

import { useEffect, useState } from 'react';
import { Chip } from '@/app/_ui/chip';
import { Tile, type TileView } from '@/app/(shop)/_tiles/tile';
import { looksAsked } from '@/lib/social/feed/schema';
import { Heart } from '../_lists/heart';
import type { Hearts } from '../_lists/hearts';
import { askLooked } from './actions';
import { looksUnder } from './looks';

type LookedLikeProps = {
  stamp: string;
  words: { suggested: string; settings: string };
  settings: string;
  hearts: Hearts;
};

/** Things like those that this browser knows were looked at, each called a suggestion and with its reason. Nothing without scripts. */
export function LookedLike({ stamp, words, settings, hearts }: LookedLikeProps) {
  const [found, setFound] = useState<readonly { tile: TileView; reason: string; saved: boolean }[]>([]);
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
  return found.map(({ tile, reason, saved }) => (
    <article key={tile.name} className="space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5">
      <Chip>{words.suggested}</Chip>
      <div className="relative max-w-56">
        <Tile tile={tile} />
        <Heart hearts={hearts} product={tile.id} title={tile.title} saved={saved} />
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
