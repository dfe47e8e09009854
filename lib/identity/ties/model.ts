/**
 * Ties: how two people stand to each other.
 *
 * Invariants: a friendship is one thing of two, so both are friends or neither is; whoever is refused is not told and still
 * reads that she has asked; of two of whom one has blocked the other there is no friendship, and neither finds the other.
 */
import type { Id } from '@/lib/kernel/ids';

/** How somebody stands to the actor: asked by her, asking her, her friend, or nothing of these. */
export type Tie = 'none' | 'asked' | 'asking' | 'friends';

/** What is kept of two people: who asked, and what the other said. */
export type TieRow = {
  readonly askedBy: Id<'person'>;
  readonly accepted: boolean;
  readonly refused: boolean;
};

/** How the other of the two stands to `me`; null is a pair of whom nothing is kept. */
export function tieOf(me: Id<'person'>, row: TieRow | null): Tie {
  if (row === null) return 'none';
  if (row.accepted) return 'friends';
  if (row.askedBy === me) return 'asked';
  return row.refused ? 'none' : 'asking';
}

/** A person in a list: what her profile says. */
export type PersonCard = {
  readonly id: Id<'person'>;
  readonly handle: string;
  readonly name: string;
  readonly avatarKey: string | null;
};
