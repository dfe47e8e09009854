import type { Weave } from '../things/cloth';
import type { PotShot } from './pots';

export type ClothPiece = Pick<Weave, 'kind' | 'palette' | 'design'> & {
  readonly thread: number;
  readonly layers: number;
  readonly thick: number;
  readonly width?: number;
};

export type ClothShot = {
  readonly pieces: readonly ClothPiece[];
  readonly fringe?: string;
  readonly on: PotShot['on'];
  readonly wall?: string;
  readonly light?: PotShot['light'];
  readonly pose: 'stack' | 'rod' | 'bench';
  readonly above?: number;
  readonly turn?: number;
  readonly key?: number;
};

/** The weave of a piece at its size. */
export const weaveOf = (piece: ClothPiece, width: number, length: number, seed: number): Weave => ({
  kind: piece.kind,
  width,
  length,
  thread: piece.thread,
  palette: piece.palette,
  design: piece.design,
  seed,
  uneven: 0.45,
  hairy: 0.45,
  relief: 0.5,
});
