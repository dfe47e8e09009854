import type { Weave } from '../things/cloth';
import type { Design } from '../things/designs';
import type { PotShot } from './pots';

/** A rug as the catalogue writes it. */
export type RugShot = {
  readonly weave: Weave['kind'];
  readonly size: readonly [width: number, length: number];
  readonly knot?: number;
  readonly palette: readonly string[];
  readonly design: Design;
  readonly fringe?: string;
  readonly shag?: number;
  readonly on: PotShot['on'];
  readonly wall?: string;
  readonly light?: PotShot['light'];
  /** How it is shown: lying and seen from above, close up at a corner, hanging, or half rolled up. */
  readonly pose: 'lying' | 'corner' | 'hanging' | 'rolled';
  readonly above?: number;
  readonly turn?: number;
  readonly key?: number;
};
