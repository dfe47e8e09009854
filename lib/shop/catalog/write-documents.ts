import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { batchMax } from '@/lib/shop/drafts/model';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import {
  type DocumentRefusal,
  judgeDocument,
  type Known,
  parseDocument,
  readKnown,
  withKnownMarkets,
} from './judge-documents';
import { documentHash, type ProductDocument, sameDocument } from './product-document';
import { everPublished } from './publish-products';
import { type ChangeVerb, recordChanges } from './record-changes';
import { storeDocuments } from './store-documents';

/**
 * A document to write. `expected` is the hash of the version it is meant to replace, null when it must be new; without it
 * whatever is there is replaced.
 */
export type DocumentToWrite = { readonly document: ProductDocument; readonly expected?: string | null };

/**
 * How to write. `by` is how the history names it. Stock is brought to that of the document by the difference to what was read,
 * so that what is sold in between stays sold; `keep` leaves that of variants that exist alone. `edit` is what it is done together with.
 */
export type WriteOptions = { readonly by: ChangeVerb; readonly stock?: 'set' | 'keep'; readonly edit?: Id<'edit'> };

/** What was done with a document; `hash` is that of the product as it is now, to be `expected` by whoever writes it next. */
export type Written = {
  readonly id: Id<'product'>;
  readonly outcome: 'inserted' | 'updated' | 'same';
  readonly hash: string;
  /** The product before; null when it is new. */
  readonly before: ProductDocument | null;
};

/** The answer to each document, in their order: one that is refused does not keep the others from being written. */
export type WrittenDocuments = Result<Written, DocumentRefusal>[];

/**
 * Writes one document: the product becomes exactly what it says, or nothing changes. Writing it again answers `same`.
 * Refusals: see `DocumentRefusal`, and `not_allowed`; `not_found` also for a page that is not the actor's.
 */
export async function writeDocument(
  actor: Actor,
  pageId: Id<'page'>,
  document: ProductDocument,
  { expected, ...options }: WriteOptions & { readonly expected?: string | null },
): Promise<Result<Written, DocumentRefusal | 'not_allowed'>> {
  const item = { document, ...(expected !== undefined && { expected }) };
  return changePage(actor, pageId, 'change_catalog', async (transaction, owned) => {
    const [written] = await writeDocumentsIn(transaction, owned, [item], options);
    if (written?.ok) await audit(transaction, actor, 'product.write', document.id, { by: options.by });
    return written ?? refuse('not_found');
  });
}

/**
 * Writes up to a hundred documents in one transaction; fifty are a good number. Refusals of the whole: `not_found` (the page),
 * `too_many_items`.
 */
export async function writeDocuments(
  actor: Actor,
  pageId: Id<'page'>,
  items: readonly DocumentToWrite[],
  options: WriteOptions,
): Promise<Result<WrittenDocuments, 'not_allowed' | 'not_found' | 'too_many_items'>> {
  if (items.length > batchMax) return refuse('too_many_items');
  return changePage(actor, pageId, 'change_catalog', async (transaction, owned) => {
    const written = await writeDocumentsIn(transaction, owned, items, options);
    await audit(transaction, actor, 'product.write', owned.id, { by: options.by, products: items.length });
    return ok(written);
  });
}

/** The same for verbs that hold the page and keep something of their own beside it. */
export async function writeDocumentsIn(
  transaction: ShopTransaction,
  owned: OwnedPage,
  items: readonly DocumentToWrite[],
  { by, stock = 'set', edit }: WriteOptions,
): Promise<WrittenDocuments> {
  const parsed = items.map((item) => parseDocument(item.document));
  const known = await readKnown(
    transaction,
    owned,
    parsed.flatMap((one) => ('ok' in one ? [] : [one])),
  );
  const judged = items.map(({ expected }, place) => {
    const document = parsed[place];
    const told = document && !('ok' in document) ? withKnownMarkets(known, document) : document;
    return judge(owned, known, told, expected, stock);
  });
  const changes = judged.flatMap((one) => ('ok' in one || one.same ? [] : [one]));
  if (changes.length > 0) {
    const opens =
      !owned.shopOpen &&
      changes.some((one) => one.after.state === 'published') &&
      !(await everPublished(transaction, owned));
    if (by === 'import') await transaction.execute(sql`select set_config('souk.stock_reason', 'import', true)`);
    await storeDocuments(transaction, owned, known, changes);
    if (opens) await transaction.update(page).set({ shopOpen: true }).where(eq(page.id, owned.id));
    await recordChanges(transaction, owned.personId, by, changes, edit);
  }
  return judged.map((one) => {
    if ('ok' in one) return one;
    const outcome = one.same ? 'same' : one.before === null ? 'inserted' : 'updated';
    return ok({ id: one.after.id, outcome, hash: documentHash(one.after), before: one.before });
  });
}

type Judged = { before: ProductDocument | null; after: ProductDocument; same: boolean };

function judge(
  owned: OwnedPage,
  known: Known,
  document: ProductDocument | Refusal<DocumentRefusal> | undefined,
  expected: string | null | undefined,
  stock: 'set' | 'keep',
): Judged | Refusal<DocumentRefusal> {
  if (document === undefined) return refuse('not_found');
  if ('ok' in document) return document;
  const before = known.before.get(document.id) ?? null;
  if (known.judged.has(document.id)) return refuse('invalid_document', 'id');
  known.judged.add(document.id);
  if (expected !== undefined && expected !== (before === null ? null : documentHash(before)))
    return refuse('changed_elsewhere');
  const refusal = judgeDocument(owned, known, document);
  if (refusal !== null) return refusal;
  const after = stock === 'set' ? document : withStockOf(known, document);
  return { before, after, same: before !== null && sameDocument(before, after, 'counts') };
}

function withStockOf(known: Known, document: ProductDocument): ProductDocument {
  const variants = document.variants.map((one) => ({ ...one, stock: known.variants.get(one.id)?.stock ?? one.stock }));
  return { ...document, variants };
}
