import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import { productFile } from '@/db/schema/shop/product-file';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { lacksFiles } from './queries';
import type { RemoveFile } from './schema';

/**
 * Takes a file off its product. Of a product that was ever public its bytes stay, for whoever bought it before; of any other it is gone.
 * Refused as `file_needed` while the product is on sale and something of it would be left without a file.
 */
export function removeFile(actor: Actor, input: RemoveFile): Promise<Result<null, PageRefusal | 'file_needed'>> {
  return changePage<null, 'not_found' | 'file_needed'>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const [found] = await transaction
        .select({ state: product.state, publishedAt: product.publishedAt })
        .from(productFile)
        .innerJoin(product, eq(product.id, productFile.productId))
        .where(
          and(
            eq(productFile.id, input.file),
            eq(productFile.productId, input.product),
            eq(productFile.pageId, owned.id),
            isNull(productFile.removedAt),
          ),
        );
      if (!found) return refuse('not_found');
      if (found.publishedAt === null) await transaction.delete(productFile).where(eq(productFile.id, input.file));
      else
        await transaction
          .update(productFile)
          .set({ removedAt: sql`clock_timestamp()` })
          .where(eq(productFile.id, input.file));
      if (found.state === 'published' && (await lacksFiles(transaction, [input.product])).has(input.product))
        return refuse('file_needed');
      await audit(transaction, actor, 'file.remove', input.product);
      return ok(null);
    },
  );
}
