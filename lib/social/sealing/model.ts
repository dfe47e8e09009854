import type { Id } from '@/lib/kernel/ids';
import { version } from '@/lib/platform/vault/model';

/**
 * What people write to each other, sealed by the vault (`lib/platform/vault`) under the keys of the social ring.
 *
 * Invariants
 * - A text belongs to whoever wrote it: to a person, whose key is destroyed with her account; to a page, for the shop's words are the
 *   shop's; or, where the ring does not know who that is, to the conversation itself.
 * - What somebody says with a share belongs to the share, and no copy of it opens once that was taken back.
 * - What was reported belongs to the report, so that it can be read until it is decided, whatever becomes of who wrote it.
 * - A text opens only where it was put: table, row and owner are authenticated with it.
 */

/** Whose a text is. */
export type TextOwner = Id<'person'> | Id<'page'> | `talk:${string}` | `report:${string}` | Id<'share'>;

/** Where a text lies: the table with its schema, and the id of the row. */
export type TextPlace = { table: string; id: string };

/** The name of an owner's key: the ring is part of it, so that it is another one than money's also with one provider for both. */
export function keyOwner(owner: TextOwner): string {
  return `social:${owner}`;
}

/** What is authenticated with a text; JSON, so that no two places read alike. */
export function textBinding(owner: TextOwner, { table, id }: TextPlace): string {
  return JSON.stringify(['souk.text', version, table, id, owner]);
}

/** What is authenticated with the bytes of a file that belongs to a row: never the same as a text of that row. */
export function fileBinding(owner: TextOwner, { table, id }: TextPlace): string {
  return JSON.stringify(['souk.file', version, table, id, owner]);
}
