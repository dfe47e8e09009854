/**
 * What a person sees of what she shared herself.
 *
 * Invariants: names of those who opened it only where she named them, for they were told; of all others a number, and of a circle or of
 * friends only where they are so many that it names nobody.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Audience, ShareView } from '@/lib/social/sharing/model';

/** Somebody she named, and when she opened it. */
export type NamedView = {
  readonly id: Id<'person'>;
  readonly handle: string;
  readonly name: string;
  readonly openedAt: Date | null;
};

/** To how many friends a share goes before it is told how many of them opened it. */
export const toldFrom = 5;

/** A share of her own: what it says, to whom, until when, and how many have opened it. */
export type OwnShare = {
  readonly view: ShareView;
  readonly audience: Audience;
  readonly circle: string | null;
  readonly people: readonly NamedView[];
  /** Null where it goes to fewer than `toldFrom` friends, of whom a number would tell. */
  readonly openings: number | null;
  /** Goes by link, and has one. */
  readonly linked: boolean;
  /** Null once it can be seen. */
  readonly begins: Date | null;
  readonly ends: Date | null;
};

/** How a line of an order is shared: by the name that money gave the line. */
export type MarkState = Pick<OwnShare, 'audience' | 'circle' | 'begins'> & {
  readonly share: Id<'share'>;
  readonly people: number;
};

/** Whom she can choose: her friends, and her circles with how many of her friends are in each. */
export type AudienceChoices = {
  readonly friends: readonly { id: Id<'person'>; handle: string; name: string }[];
  readonly circles: readonly { id: Id<'circle'>; name: string; count: number }[];
};
