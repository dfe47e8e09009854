import 'server-only';
import { and, eq } from 'drizzle-orm';
import { deliveryZone } from '@/db/schema/shop/delivery';
import type { Id } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';

/** The zone, where it is one of the page's. */
export async function ownedZone(
  transaction: ShopTransaction,
  owned: OwnedPage,
  id: Id<'zone'>,
): Promise<{ readonly id: Id<'zone'> } | undefined> {
  const [zone] = await transaction
    .select({ id: deliveryZone.id })
    .from(deliveryZone)
    .where(and(eq(deliveryZone.id, id), eq(deliveryZone.pageId, owned.id)));
  return zone;
}
