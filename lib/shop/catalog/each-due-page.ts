import 'server-only';
import { and, asc, eq, ne, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import { batchMax } from '@/lib/shop/drafts/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** A page that is held until the transaction ends. */
export type HeldPage = { readonly id: Id<'page'>; readonly shopOpen: boolean };

type Work = (transaction: ShopTransaction, held: HeldPage, ids: readonly Id<'product'>[]) => Promise<number>;

/**
 * Goes through the pages that have products whose `moment` has come, as `isDue` says, a transaction each, with the earliest of them; one
 * that has closed is passed over. Answers the sum of what `work` answers. Safe to run from several processes.
 */
export async function eachDuePage(isDue: SQL | undefined, moment: PgColumn, work: Work): Promise<number> {
  const pages = await shopDb().selectDistinct({ id: product.pageId }).from(product).where(isDue).limit(batchMax);
  let sum = 0;
  for (const { id } of pages) {
    sum += await shopDb().transaction(async (transaction) => {
      const [held] = await transaction
        .select({ id: page.id, shopOpen: page.shopOpen })
        .from(page)
        .where(and(eq(page.id, id), ne(page.state, 'closed')))
        .for('no key update');
      if (!held) return 0;
      const due = await transaction
        .select({ id: product.id })
        .from(product)
        .where(and(eq(product.pageId, id), isDue))
        .orderBy(asc(moment), asc(product.id))
        .limit(batchMax);
      return due.length === 0
        ? 0
        : work(
            transaction,
            held,
            due.map((row) => row.id),
          );
    });
  }
  return sum;
}
