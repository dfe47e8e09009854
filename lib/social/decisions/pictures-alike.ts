import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { DecidedKind } from './model';
import type { Decided } from './schema';

/** A picture of a thing, and one of somebody else's that it is nearly the same as, each by its storage key. */
export type PictureAlike = {
  readonly key: string;
  readonly other: {
    readonly kind: DecidedKind;
    readonly id: string;
    /** Null where it is no longer kept. */
    readonly key: string | null;
    /** What it is called there; may be empty. */
    readonly title: string;
    /** The handle of the page, or of the person; may be empty. */
    readonly whose: string;
  };
  /** Whether the other was there first. */
  readonly isLater: boolean;
  /** Whether a decision took the other away. */
  readonly isRemoved: boolean;
};

/** The pictures of a thing that are nearly those of others, or of what was taken away, side by side, 24 at most; none for whoever is no operator. */
export async function picturesAlike(actor: PersonActor, { kind, subject }: Decided): Promise<readonly PictureAlike[]> {
  if (!holds(actor, 'moderation')) return [];
  const rows = await socialDb().execute<{
    key: string;
    other_kind: DecidedKind;
    other_id: string;
    other_key: string | null;
    is_later: boolean;
    decision: string | null;
    title: string;
    whose: string;
  }>(sql`select * from identity.pictures_alike(${toUuid(actor.personId)}::uuid, ${kind}, ${subject}::uuid)`);
  return rows.map((row) => ({
    key: row.key,
    other: { kind: row.other_kind, id: row.other_id, key: row.other_key, title: row.title, whose: row.whose },
    isLater: row.is_later,
    isRemoved: row.decision !== null,
  }));
}
