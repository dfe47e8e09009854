import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { type ProductDocument, sameDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { googleCategories } from '@/lib/shop/taxonomy/queries';
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
  const taken = new Set<Id<'product'>>();
  const now = Date.now();
  return reads.map((read, at) => {
    const id = known.get(read.key);
    const current = (id && byId.get(id)) ?? null;
    // The first is the newest: lists begin with that, and of what is written in one moment the ids have the order.
    const made = new Date(now + reads.length - at);
    const { document, problems } = mergeRead(current, named(read, current), wishes, google, made);
    if (current !== null && taken.has(current.id)) {
      const { key, line } = read;
      const again = { line, field: 'id', rule: 'product_repeated', found: key, kind: 'refusal' } as const;
      return { read, outcome: 'refused', current: null, document: null, problems: [...problems, again] };
    }
    if (current !== null) taken.add(current.id);
    if (document === null) return { read, outcome: 'refused', current, document, problems };
    if (current === null) return { read, outcome: 'created', current, document, problems };
    const outcome = sameDocument(current, document, 'counts') ? 'unchanged' : 'updated';
    return { read, outcome, current, document, problems };
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
