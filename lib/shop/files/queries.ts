import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { productFile } from '@/db/schema/shop/product-file';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type FilesTold, type OwnedFile, tellFiles } from './model';

/** The files of a product as its page's people see them, oldest first; none of what is somebody else's. */
export async function filesForOwner(actor: Actor, pageId: Id<'page'>, productId: Id<'product'>): Promise<OwnedFile[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb()
    .select()
    .from(productFile)
    .where(and(eq(productFile.productId, productId), eq(productFile.pageId, pageId), isNull(productFile.removedAt)))
    .orderBy(asc(productFile.createdAt), asc(productFile.id));
  return rows.map(({ id, name, bytes, version, createdAt, renewedAt, variantId }) => ({
    ...{ id, name, bytes, version, variantId },
    at: renewedAt ?? createdAt,
  }));
}

/**
 * What anybody may know of the files of a product that is on sale: kinds and length, and of a variant only what its buyers get. Null
 * for a product that is not delivered as files.
 */
export async function filesTold(productId: Id<'product'>, variantId: Id<'variant'>): Promise<FilesTold | null> {
  const rows = await shopDb().execute<{ name: string; bytes: number }>(sql`
    select f.name, f.bytes::float8 as bytes from shop.product p join shop.product_file f on f.product_id = p.id and f.removed_at is null
    where p.id = ${toUuid(productId)}::uuid and p.state = 'published' and p.as_files
      and (f.variant_id is null or f.variant_id = ${toUuid(variantId)}::uuid)`);
  return rows.length === 0 ? null : tellFiles([...rows]);
}

/** Which of these products are delivered as files and have none for something that is sold of them. */
export async function lacksFiles(
  within: Pick<ShopTransaction, 'execute'>,
  productIds: readonly Id<'product'>[],
): Promise<ReadonlySet<Id<'product'>>> {
  if (productIds.length === 0) return new Set();
  const rows = await within.execute<{ id: string }>(sql`
    select p.id from shop.product p where p.id in ${productIds.map(toUuid)} and p.as_files and shop.lacks_files(p.id)`);
  return new Set(rows.map((row) => fromUuid('product', row.id)));
}
