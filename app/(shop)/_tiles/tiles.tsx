'use client';

import { Tile, type TileView } from './tile';
import { tileColumns } from './tile-columns';

type TilesProps = {
  tiles: readonly TileView[];
  /** How many of the first pictures are on the first screen. */
  first?: number;
  /** Lets a picture grow into its product's page. */
  morph?: boolean;
};

/**
 * Tiles side by side. Drawn from their words in the browser as on the server: what travels beside the HTML is a few words a
 * tile and not its whole tree of elements, which is most of a list's bytes.
 */
export function Tiles({ tiles, first = 0, morph = false }: TilesProps) {
  return (
    <ul className={tileColumns}>
      {tiles.map((tile, index) => (
        <li key={tile.name}>
          <Tile tile={tile} priority={index < first} morph={morph} />
        </li>
      ))}
    </ul>
  );
}
