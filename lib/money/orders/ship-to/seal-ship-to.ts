import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { sealRecord } from '@/lib/money/vault/seal-record';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { marksOfName } from './buyer-mark';
import { orderKey } from './model';
import type { KeyedOrder } from './order-key';

/** Where an order goes to, as its row stores it. */
export type SealedShipTo = { shipTo: { country: string }; shipSealed: string; buyerMarks: string[] };

/** Seals where an order goes to under the key of its own, and marks its buyer's name for its page. */
export async function sealShipTo(
  { id, key }: KeyedOrder,
  pageId: Id<'page'>,
  { name, line1, line2, city, region, postalCode, country, phone }: PostalAddress,
): Promise<SealedShipTo> {
  const fields = { name, line1, line2, city, region, postalCode, country, phone };
  const shipSealed = sealRecord(key, { kind: 'delivery', id, owner: orderKey(id) }, fields);
  return { shipTo: { country }, shipSealed, buyerMarks: await marksOfName(pageId, name) };
}
