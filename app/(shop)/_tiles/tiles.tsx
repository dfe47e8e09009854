'use client';

import { Heart } from '@/app/(social)/_lists/heart';
import type { Hearts } from '@/app/(social)/_lists/hearts';
import { Tile, type TileView } from './tile';
import { tileColumns } from './tile-columns';

type TilesProps = {
  tiles: readonly TileView[];
  /** Lets each be saved; null where nobody saves, as in the studio. */
  hearts: Hearts | null;
  /** Those of them that are saved. */
  saved: readonly string[];
  /** How many of the first pictures are on the first screen. */
  first?: number;
  /** Lets a picture grow into its product's page. */
  morph?: boolean;
};

/**
 * Tiles side by side. Drawn from their words in the browser as on the server: what travels beside the HTML is a few words a
 * tile and not its whole tree of elements, which is most of a list's bytes.
 */
export function Tiles({ tiles, hearts, saved, first = 0, morph = false }: TilesProps) {
  return (
    <ul className={tileColumns}>
      {tiles.map((tile, index) => (
        <li key={tile.name} className="relative">
          <Tile tile={tile} priority={index < first} morph={morph} />
          {hearts && <Heart hearts={hearts} product={tile.id} title={tile.title} saved={saved.includes(tile.id)} />}
        </li>
      ))}
    </ul>
  );
}
