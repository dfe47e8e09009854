import 'server-only';
import { sql } from 'drizzle-orm';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { judgeDocument, parseDocument, readKnown } from './judge-documents';
import type { ProductDocument } from './product-document';
import { storeDocuments } from './store-documents';

/** A product that comes from elsewhere with its past: its address, null where it was never shown, and its days. */
export type PastDocument = {
  readonly document: ProductDocument;
  readonly slug: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
};

/**
 * Makes products that a page does not have yet, as they were where they come from: with their addresses and days, and without a change
 * in their history. Judged by the same rules as any other document. Answers those whose address another product has: they have one
 * made of their title. Throws on a document that is refused, for its whole archive was read before.
 */
export async function bringDocuments(
  transaction: ShopTransaction,
  owned: OwnedPage,
  items: readonly PastDocument[],
): Promise<Id<'product'>[]> {
  const documents = items.map(({ document }) => parsed(document));
  const known = await readKnown(transaction, owned, documents);
  for (const document of documents) {
    known.judged.add(document.id);
    const refusal = judgeDocument(owned, known, document);
    if (refusal) throw new Error(`a product of an archive is refused: ${refusal.code} ${refusal.field ?? ''}`);
  }
  await transaction.execute(sql`select set_config('souk.stock_reason', 'import', true)`);
  await storeDocuments(
    transaction,
    owned,
    known,
    documents.map((after) => ({ before: null, after })),
  );
  return setPast(transaction, owned, items);
}

function parsed(document: ProductDocument): ProductDocument {
  const one = parseDocument(document);
  if ('ok' in one) throw new Error(`a product of an archive is none: ${one.field ?? ''}`);
  return one;
}

/** Addresses are put aside first: among themselves one may have been given that of another. */
async function setPast(
  transaction: ShopTransaction,
  owned: OwnedPage,
  items: readonly PastDocument[],
): Promise<Id<'product'>[]> {
  const rows = items.map(({ document, slug, createdAt, publishedAt }) => ({
    ...{ id: toUuid(document.id), slug },
    ...{ created: createdAt.toISOString(), published: publishedAt?.toISOString() ?? null },
  }));
  const list = sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as w(id uuid, slug text, created timestamptz, published timestamptz)) r`;
  const taken = await transaction.execute<{ id: string }>(sql`
    select r.id from ${list} join shop.product q on q.page_id = ${toUuid(owned.id)}::uuid and q.slug = r.slug
    where q.id not in (select id from ${list})`);
  const kept = `{${taken.map(({ id }) => id).join(',')}}`;
  await transaction.execute(sql`
    update shop.product p set slug = p.id::text from ${list} where p.id = r.id and r.slug is not null and r.id <> all(${kept}::uuid[])`);
  await transaction.execute(sql`
    update shop.product p set created_at = r.created, published_at = r.published,
      slug = case when r.slug is null or r.id = any(${kept}::uuid[]) then p.slug else r.slug end
    from ${list} where p.id = r.id`);
  return taken.map(({ id }) => fromUuid('product', id));
}
