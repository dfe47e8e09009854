import 'server-only';
import { eq } from 'drizzle-orm';
import { catalogueImport } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** Where an import stands, held until the transaction ends: its owner may have stopped it a moment ago. Null for a missing one. */
export async function heldState(transaction: ShopTransaction, id: Id<'import'>): Promise<string | null> {
  const [held] = await transaction
    .select({ state: catalogueImport.state })
    .from(catalogueImport)
    .where(eq(catalogueImport.id, id))
    .for('update');
  return held?.state ?? null;
}
