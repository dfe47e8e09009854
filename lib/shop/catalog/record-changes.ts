import 'server-only';
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { documentText, type ProductDocument, sameDocument } from './product-document';
import { documentsOf } from './read-documents';

/** What changed a product, as its history names it. */
export const changeVerbs = [
  ...(['editor', 'photos', 'price', 'publish', 'archive', 'schedule', 'ending', 'videos'] as const),
  ...(['import', 'undo', 'restore', 'grid', 'grid_undo'] as const),
] as const;
/** One of them. */
export type ChangeVerb = (typeof changeVerbs)[number];

/** A product before (null when it is new) and after a change. */
export type Change = { readonly before: ProductDocument | null; readonly after: ProductDocument };

/**
 * Adds changes to the history of their products, within the transaction that makes them. `person` is null for the clock; `edit` is
 * what they are done together with.
 */
export async function recordChanges(
  transaction: Pick<ShopTransaction, 'execute'>,
  person: Id<'person'> | null,
  verb: ChangeVerb,
  changes: readonly Change[],
  edit: Id<'edit'> | null = null,
): Promise<void> {
  if (changes.length === 0) return;
  const together = edit === null ? null : toUuid(edit);
  const who = person === null ? null : toUuid(person);
  const rows = changes.map(
    ({ before, after }) =>
      sql`(${toUuid(after.id)}::uuid, ${who}::uuid, ${verb}, ${before === null ? null : documentText(before)}::text::jsonb,
        ${documentText(after)}::text::jsonb, ${together}::uuid)`,
  );
  await transaction.execute(
    sql`insert into shop.product_change (product_id, person_id, verb, before, after, edit_id) values ${sql.join(rows, sql`, `)}`,
  );
}

/** Does the work of a verb and notes what it changed of these products; nothing where it refuses or changes nothing. */
export async function withHistory<Value, Code extends string>(
  transaction: ShopTransaction,
  owned: OwnedPage,
  verb: ChangeVerb,
  productIds: readonly Id<'product'>[],
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  const before = new Map((await documentsOf(transaction, owned.id, productIds)).map((one) => [one.id, one]));
  const result = await work();
  if (!result.ok) return result;
  const after = await documentsOf(transaction, owned.id, productIds);
  const changes = after.map((one) => ({ before: before.get(one.id) ?? null, after: one }));
  await recordChanges(
    transaction,
    owned.personId,
    verb,
    changes.filter((one) => one.before === null || !sameDocument(one.before, one.after, 'counts')),
  );
  return result;
}
