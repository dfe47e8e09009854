import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { type ProductDocument, sameDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { googleCategories } from '@/lib/shop/taxonomy/queries';
import { knownCollections, toJoin } from './known-collections';
import { knownProducts } from './known-products';
import { type ImportWishes, mergeRead } from './merge';
import type { ReadProblem, ReadProduct } from './model';

/** What becomes of a product of a file. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'refused';

/** A product of a file, judged by the shop as it is now. */
export type Judged = {
  readonly read: ReadProduct;
  readonly outcome: Outcome;
  /** The product that it is; null for a new one and for one that is refused. */
  readonly current: ProductDocument | null;
  readonly document: ProductDocument | null;
  /** Names of collections by hand that it is to be put into and is not in yet. */
  readonly joins: readonly string[];
  readonly problems: readonly ReadProblem[];
};

/** Judges products of a file by the shop as it is now; changes nothing. */
export async function judgeReads(
  within: Pick<ShopTransaction, 'execute'>,
  pageId: Id<'page'>,
  reads: readonly ReadProduct[],
  wishes: ImportWishes,
): Promise<Judged[]> {
  const known = await knownProducts(within, pageId, reads);
  const documents = await documentsOf(within, pageId, [...new Set(known.values())]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const said = reads.flatMap(({ googleCategory }) => googleCategory ?? []);
  const google = await googleCategories(within, said);
  const collections = await knownCollections(within, pageId, reads, [...byId.keys()]);
  const taken = new Set<Id<'product'>>();
  const now = Date.now();
  return reads.map((read, at) => {
    const id = known.get(read.key);
    const current = (id && byId.get(id)) ?? null;
    // The first is the newest: lists begin with that, and of what is written in one moment the ids have the order.
    const made = new Date(now + reads.length - at);
    const merged = mergeRead(current, named(read, current), wishes, google, made);
    const { joins, problems: beside } = toJoin(read, current?.id ?? null, collections);
    const { document, problems } = { ...merged, problems: [...merged.problems, ...beside] };
    if (current !== null && taken.has(current.id)) {
      const { key, line } = read;
      const again = { line, field: 'id', rule: 'product_repeated', found: key, kind: 'refusal' } as const;
      return { read, outcome: 'refused', current: null, document: null, joins: [], problems: [...problems, again] };
    }
    if (current !== null) taken.add(current.id);
    if (document === null) return { read, outcome: 'refused', current, document, joins: [], problems };
    if (current === null) return { read, outcome: 'created', current, document, joins, problems };
    const isSame = sameDocument(current, document, 'counts') && joins.length === 0;
    return { read, outcome: isSame ? 'unchanged' : 'updated', current, document, joins, problems };
  });
}

/**
 * What is new and has no id of its own is known by its handle from now on, so that the same file finds it again under another title;
 * what was so named is not unnamed by the same file.
 */
function named(read: ReadProduct, current: ProductDocument | null): ReadProduct {
  if (read.externalId || !read.handle) return read;
  const isKnownByIt = current === null || current.externalId === plainLine(read.handle);
  return isKnownByIt ? { ...read, externalId: read.handle } : read;
}
