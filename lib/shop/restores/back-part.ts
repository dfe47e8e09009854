import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { type restore, restoredThing } from '@/db/schema/shop/restore';
import { fromUuid, type Id, type Noun, toUuid } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type RemarkRule, restoredId } from './model';
import type { RestoreFile } from './open-restore';

/** A restore as it is kept. */
export type Restore = typeof restore.$inferSelect;

/** A record of a file of the archive, and the number of its line, from 1. */
export type Numbered<Line> = { readonly no: number; readonly line: Line };

/** What a part may ask for while it brings records, within the transaction that counts them. */
export type Back = {
  readonly transaction: ShopTransaction;
  readonly owned: OwnedPage;
  readonly restore: Restore;
  /** The id of the record of that number: always the same. */
  readonly idOf: <N extends Noun>(noun: N, no: number) => Id<N>;
  /** Notes which thing of the page a name of the archive is, for later parts and to be undone. */
  readonly note: (kind: string, things: readonly { name: string; id: Id<Noun> }[]) => Promise<void>;
  /** The things of these names, as far as they came. */
  readonly find: <N extends Noun>(kind: N, names: readonly string[]) => Promise<ReadonlyMap<string, Id<N>>>;
  /** Says in the report that something did not come as it was. */
  readonly remark: (rule: RemarkRule, found: string) => void;
};

/**
 * A part of an archive on its way back: which file it reads, what a record of it is, how many are brought in one transaction, and how.
 * `prepare` is for what must not wait inside the transaction, such as storing bytes. A new kind of thing is one file with one of these,
 * and its line in `worker/archives.ts`.
 */
export type BackPart = {
  readonly name: string;
  readonly file: string;
  readonly together: number;
  readonly read: (line: unknown) => unknown;
  readonly prepare: (restore: Restore, file: RestoreFile, records: readonly Numbered<never>[]) => Promise<unknown>;
  readonly bring: (back: Back, records: readonly Numbered<never>[], prepared: never) => Promise<void>;
};

/** Makes a part whose records are what `record` reads. */
export function backPart<Line, Prepared = null>(part: {
  name: string;
  file: string;
  together?: number;
  record: z.ZodType<Line>;
  prepare?: (restore: Restore, file: RestoreFile, records: readonly Numbered<Line>[]) => Promise<Prepared>;
  bring: (back: Back, records: readonly Numbered<Line>[], prepared: Prepared) => Promise<void>;
}): BackPart {
  const { name, file, together = 100, record, prepare = async () => null, bring } = part;
  return { name, file, together, read: (line) => record.parse(line), prepare, bring } as BackPart;
}

/** Makes what a part may ask for. */
export function backWith(
  transaction: ShopTransaction,
  owned: OwnedPage,
  restored: Restore,
  remark: Back['remark'],
): Back {
  const idOf = <N extends Noun>(noun: N, no: number) => {
    const hash = createHash('sha256').update(`${restored.id} ${noun} ${no}`).digest();
    return restoredId(noun, hash, restored.createdAt, no);
  };
  const note: Back['note'] = async (kind, things) => {
    if (things.length === 0) return;
    const rows = things.map(({ name, id }) => ({ restoreId: restored.id, kind, name, thingId: toUuid(id) }));
    await transaction.insert(restoredThing).values(rows);
  };
  const find = async <N extends Noun>(kind: N, names: readonly string[]) => {
    if (names.length === 0) return new Map<string, Id<N>>();
    const rows = await transaction
      .select({ name: restoredThing.name, id: restoredThing.thingId })
      .from(restoredThing)
      .where(
        and(
          eq(restoredThing.restoreId, restored.id),
          eq(restoredThing.kind, kind),
          inArray(restoredThing.name, [...new Set(names)]),
        ),
      );
    return new Map(rows.map(({ name, id }) => [name, fromUuid(kind, id)]));
  };
  return { transaction, owned, restore: restored, idOf, note, find, remark };
}
