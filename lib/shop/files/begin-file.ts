import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import { fileUpload, productFile } from '@/db/schema/shop/product-file';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { filesMax, keptFilesMax, pieceBytes, productBytesMax } from './model';
import type { BeginFile } from './schema';

/** A file that waits for its pieces, and how much of it has come. */
export type BegunFile = { readonly id: Id<'upload'>; readonly received: number };

/**
 * Begins to take a file of a product of a page the actor may change the catalogue of. The same file again, by name, age, length and what
 * it is for, goes on where it was left; one whose age nobody says may be another one, and begins anew. Refused as `files_max` beyond the number of files a product has, or ever had,
 * as `files_room` beyond what they come to with what is on its way, as `storage_full` beyond the room of the page, `not_found` for what is not the product's.
 */
export async function beginFile(
  actor: Actor,
  input: BeginFile,
): Promise<Result<BegunFile, PageRefusal | 'files_max' | 'files_room' | 'storage_full'>> {
  const begun = changePage<BegunFile, 'not_found' | 'files_max' | 'files_room'>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      if (!(await isOfProduct(transaction, owned, input))) return refuse('not_found');
      const [waiting] = await transaction
        .select({ id: fileUpload.id, received: fileUpload.received })
        .from(fileUpload)
        .where(
          sql`${eq(fileUpload.productId, input.product)} and ${eq(fileUpload.name, input.name)} and ${eq(fileUpload.bytes, input.bytes)}
            and ${fileUpload.modified} <> '' and ${eq(fileUpload.modified, input.modified)}
            and ${fileUpload.variantId} is not distinct from ${sql.param(input.variant, fileUpload.variantId)}
            and ${fileUpload.fileId} is not distinct from ${sql.param(input.newer, fileUpload.fileId)}`,
        );
      // Of what came whole, but was not made a file of, the last piece is asked for once more.
      const again = Math.floor((input.bytes - 1) / pieceBytes) * pieceBytes;
      if (waiting) return ok({ ...waiting, received: Math.min(waiting.received, again) });
      const { files, kept, bytes } = await heldBy(transaction, input.product, input.newer);
      if (files >= filesMax || kept >= keptFilesMax) return refuse('files_max');
      if (bytes + input.bytes > productBytesMax) return refuse('files_room');
      const id = newId('upload');
      const { product: productId, variant: variantId, newer: fileId, name, modified, bytes: length } = input;
      const key = randomBytes(20).toString('hex');
      await transaction
        .insert(fileUpload)
        .values({ id, pageId: owned.id, productId, variantId, fileId, name, modified, bytes: length, key });
      return ok({ id, received: 0 });
    },
  );
  return await begun.catch((error: unknown) => {
    if (isCheckViolation(error, 'page_storage_room')) return refuse('storage_full');
    throw error;
  });
}

async function isOfProduct(transaction: ShopTransaction, owned: OwnedPage, input: BeginFile): Promise<boolean> {
  const ofPage = and(eq(product.id, input.product), eq(product.pageId, owned.id));
  const counts = [
    transaction.$count(product, ofPage),
    ...(input.variant
      ? [
          transaction.$count(
            variant,
            and(eq(variant.id, input.variant), eq(variant.productId, input.product), isNull(variant.removedAt)),
          ),
        ]
      : []),
    ...(input.newer
      ? [
          transaction.$count(
            productFile,
            and(
              eq(productFile.id, input.newer),
              eq(productFile.productId, input.product),
              isNull(productFile.removedAt),
            ),
          ),
        ]
      : []),
  ];
  for (const count of counts) if ((await count) === 0) return false;
  return true;
}

/** How many files a product has or is being sent, and how long they are, without the one that would be replaced; and how many with those taken off. */
async function heldBy(transaction: ShopTransaction, productId: Id<'product'>, replaced: Id<'file'> | null) {
  const there = await transaction
    .select({ id: productFile.id, bytes: productFile.bytes, removedAt: productFile.removedAt })
    .from(productFile)
    .where(eq(productFile.productId, productId));
  const coming = await transaction
    .select({ bytes: fileUpload.bytes })
    .from(fileUpload)
    .where(eq(fileUpload.productId, productId));
  const kept = [...there.filter((one) => one.id !== replaced), ...coming];
  const all = kept.filter((one) => !('removedAt' in one) || one.removedAt === null);
  return { files: all.length, kept: kept.length, bytes: all.reduce((sum, one) => sum + one.bytes, 0) };
}
