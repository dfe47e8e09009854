import 'server-only';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import { ok, type Result } from '@/lib/kernel/result';
import { documentHash, documentText, type ProductDocument } from '@/lib/shop/catalog/product-document';
import { writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { changePageFor, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { heldState } from './held-state';
import { type Judged, judgeReads } from './judge-reads';
import { collectionProblem } from './known-collections';
import { leaseUntil } from './lease';
import type { ReadProduct } from './model';
import type { ImportFile } from './open-file';
import { pictureBatch } from './picture-items';
import { type Joined, putInCollections } from './put-in-collections';
import { wishesOf } from './read-import';
import type { Rule } from './rules';
import { Wishes } from './schema';
import { videosOfNext } from './video-items';

/** Products written in one transaction: a worker that is killed loses no more than these, and they were never there. */
const batch = 50;

type Import = typeof catalogueImport.$inferSelect;
type Item = { no: number; read: unknown };

/**
 * Writes the next products of an import that is running, judged anew by the shop as it is now. Answers whether anything is left. Each
 * product is written with the note that it was, in one transaction: run twice, or killed at any line, it is written once.
 */
export async function applyBatch(one: Import, file: Pick<ImportFile, 'picture'>): Promise<boolean> {
  const applied = await applyNext(one);
  return applied || (await mediaNext(one, file));
}

/** Pictures come when all products stand: what is sold by its words need not wait for them. Videos, which take longest, come last. */
async function mediaNext(one: Import, file: Pick<ImportFile, 'picture'>): Promise<boolean> {
  const [now] = await shopDb()
    .select({ state: catalogueImport.state })
    .from(catalogueImport)
    .where(eq(catalogueImport.id, one.id));
  if (now?.state !== 'running') return false;
  if ((await pictureBatch(one, file)) || (await videosOfNext(one))) return true;
  await shopDb()
    .update(catalogueImport)
    .set({ state: 'done', endedAt: sql`now()` })
    .where(and(eq(catalogueImport.id, one.id), eq(catalogueImport.state, 'running')));
  return false;
}

async function applyNext(one: Import): Promise<boolean> {
  const done = await changePageFor(one.personId, one.pageId, 'change_catalog', async (transaction, owned) => {
    if ((await heldState(transaction, one.id)) !== 'running') return ok(false);
    const items = await transaction
      .select({ no: importItem.no, read: importItem.read })
      .from(importItem)
      .where(
        and(
          eq(importItem.importId, one.id),
          eq(importItem.state, 'waiting'),
          inArray(importItem.outcome, ['created', 'updated', 'unchanged']),
        ),
      )
      // The last of the file first: lists begin with what is newest, and then show it in the order of the file.
      .orderBy(desc(importItem.no))
      .limit(batch);
    if (items.length === 0) return ok(false);
    return applyItems(transaction, owned, one, items.reverse());
  });
  if (done.ok) return done.value;
  // She owns the page no longer: what is written stays, and the rest waits for whoever owns it.
  await pauseOrphan(one);
  return false;
}

async function applyItems(
  transaction: ShopTransaction,
  owned: OwnedPage,
  one: Import,
  items: readonly Item[],
): Promise<Result<boolean, never>> {
  const wishes = await wishesOf(one.pageId, Wishes.parse(one.wishes));
  const judged = await judgeReads(
    transaction,
    one.pageId,
    items.map(({ read }) => read as ReadProduct),
    wishes,
  );
  const toWrite = judged.flatMap(({ document, outcome }) =>
    document && (outcome === 'created' || outcome === 'updated') ? [document] : [],
  );
  const written = await writeDocumentsIn(
    transaction,
    owned,
    toWrite.map((document) => ({ document })),
    { by: 'import' },
  );
  const answers = new Map(toWrite.map((document, at) => [document.id, written[at]]));
  const joining = judged.flatMap(({ document, joins }) =>
    document && joins.length > 0 && answers.get(document.id)?.ok ? [{ product: document.id, names: joins }] : [],
  );
  const joined = await putInCollections(transaction, owned, one, joining);
  const rows = judged.map((each, at) => {
    const id = each.document?.id;
    return itemAfter(items[at]?.no ?? 0, each, id && answers.get(id), (id && joined.get(id)) ?? nowhere);
  });
  for (const { no, ...values } of rows)
    await transaction
      .update(importItem)
      .set(values)
      .where(and(eq(importItem.importId, one.id), eq(importItem.no, no)));
  await transaction
    .update(catalogueImport)
    .set({ done: sql`${catalogueImport.done} + ${items.length}::int`, leasedUntil: leaseUntil })
    .where(eq(catalogueImport.id, one.id));
  return ok(true);
}

const nowhere: Joined = { ids: [], full: [] };

type Answer = Awaited<ReturnType<typeof writeDocumentsIn>>[number];

/** What is noted of a product that was written, found to be so already, or refused after all. */
function itemAfter(
  no: number,
  { outcome, document, current, problems, read }: Judged,
  answer: Answer | undefined,
  { ids, full }: Joined,
) {
  if (answer && !answer.ok) {
    const why = {
      line: read.line,
      field: answer.field ?? '',
      rule: answer.code satisfies Rule,
      found: '',
      kind: 'refusal' as const,
    };
    return { no, outcome: 'refused', problems: [...problems, why], state: 'applied' };
  }
  const isSame = outcome === 'unchanged' || (answer?.ok && answer.value.outcome === 'same' && ids.length === 0);
  const told = [...problems, ...full.map((name) => collectionProblem(read.line, 'collection_full', name))];
  return {
    ...{ no, outcome: isSame ? 'unchanged' : outcome, problems: told, joined: ids, state: 'applied' },
    productId: document?.id ?? current?.id ?? null,
    before: isSame ? null : kept(current),
    // Told apart by it when it is undone: what was changed since is not taken away.
    after: answer?.ok ? answer.value.hash : document && documentHash(document),
  };
}

/** A document as it is kept: amounts as digits. */
function kept(document: ProductDocument | null): unknown {
  return document === null ? null : JSON.parse(documentText(document));
}

async function pauseOrphan(one: Import): Promise<void> {
  await shopDb()
    .update(catalogueImport)
    .set({ state: 'paused', problem: 'owner_gone' })
    .where(and(eq(catalogueImport.id, one.id), eq(catalogueImport.state, 'running')));
}
