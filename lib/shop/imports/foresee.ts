import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { judgeDocument, readKnown } from '@/lib/shop/catalog/judge-documents';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { requireMember } from '@/lib/shop/ownership/queries';
import { judgeReads } from './judge-reads';
import type { ReadProblem, ReadProduct } from './model';
import { wishesOf } from './read-import';
import type { Rule } from './rules';
import { Wishes } from './schema';

/**
 * What a product of a file will be: its state, and its lowest and highest price in minor units of the page's currency. Or why the shop as
 * it is now refuses it, though nothing is wrong with the file.
 */
export type Foreseen =
  | {
      readonly state: ProductDocument['state'];
      readonly lowMinor: bigint | null;
      readonly highMinor: bigint | null;
    }
  | { readonly refusal: Rule };

/** What products of an import that waits would be, by their numbers, judged by the shop as it is now; empty for somebody else's. */
export async function foreseen(
  actor: Actor,
  pageId: Id<'page'>,
  id: Id<'import'>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Foreseen>> {
  if (numbers.length === 0 || !(await requireMember(actor, pageId, 'see_catalog'))) return new Map();
  const rows = await shopDb()
    .select({ no: importItem.no, read: importItem.read, wishes: catalogueImport.wishes })
    .from(importItem)
    .innerJoin(catalogueImport, eq(catalogueImport.id, importItem.importId))
    .where(
      and(
        eq(importItem.importId, id),
        eq(catalogueImport.pageId, pageId),
        eq(importItem.state, 'waiting'),
        inArray(importItem.no, [...numbers]),
      ),
    )
    .orderBy(asc(importItem.no));
  const [first] = rows;
  if (!first) return new Map();
  const wishes = await wishesOf(pageId, Wishes.parse(first.wishes));
  const reads = rows.map(({ read }) => read as ReadProduct);
  const judged = await judgeReads(shopDb(), pageId, reads, wishes);
  const documents = judged.flatMap(({ document }) => document ?? []);
  const owned = { id: pageId };
  const known = await readKnown(shopDb(), owned, documents);
  return new Map(
    judged.flatMap(({ document, outcome }, at) => {
      if (document === null) return [];
      const refused = judgeDocument(owned, known, document);
      // What stays as it is is not written, and so it is not refused.
      const refusal = outcome === 'unchanged' ? null : refused;
      return [[rows[at]?.no ?? 0, refusal ? { refusal: refusal.code } : toForeseen(document)] as const];
    }),
  );
}

function toForeseen({ state, variants }: ProductDocument): Foreseen {
  const prices = variants
    .flatMap(({ priceMinor }) => priceMinor ?? [])
    .toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  return { state, lowMinor: prices[0] ?? null, highMinor: prices.at(-1) ?? null };
}

/** A remark that many products of a file share, and the first and last line it is about. */
export type SharedRemark = Pick<ReadProblem, 'field' | 'rule'> & {
  readonly products: number;
  readonly firstLine: number;
  readonly lastLine: number;
};

/** So many products with one remark share it: it is said once. */
export const sharedFrom = 3;

/** The remarks that many products of an import share, the most frequent first; empty for somebody else's. */
export async function sharedRemarks(actor: Actor, pageId: Id<'page'>, id: Id<'import'>): Promise<SharedRemark[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  return readShop<SharedRemark>(sql`
    select said ->> 'field' as field, said ->> 'rule' as rule, count(distinct i.no)::int as products,
      min((said ->> 'line')::int) as "firstLine", max((said ->> 'line')::int) as "lastLine"
    from shop.import_item i join shop.import one on one.id = i.import_id
      cross join lateral jsonb_array_elements(i.problems) said
    where i.import_id = ${toUuid(id)}::uuid and one.page_id = ${toUuid(pageId)}::uuid
      and i.outcome <> 'refused' and said ->> 'kind' = 'warning'
    group by 1, 2 having count(distinct i.no) >= ${sharedFrom}
    order by 3 desc, 1, 2 limit 20`);
}
