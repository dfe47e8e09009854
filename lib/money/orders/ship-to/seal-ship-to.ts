import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { marksOfName } from './buyer-mark';
import { orderKey } from './model';

/** Where an order goes to, as its row stores it. */
export type SealedShipTo = { shipTo: { country: string }; shipSealed: string; buyerMarks: string[] };

/** Seals where an order goes to under a key of its own, which is made here: before the order is written, never within its transaction. */
export async function sealShipTo(
  id: Id<'order'>,
  pageId: Id<'page'>,
  { name, line1, line2, city, region, postalCode, country, phone }: PostalAddress,
): Promise<SealedShipTo> {
  const owner = orderKey(id);
  const [key, buyerMarks] = await Promise.all([makeUserKey(owner, moneyKeys()), marksOfName(pageId, name)]);
  const fields = { name, line1, line2, city, region, postalCode, country, phone };
  return { shipTo: { country }, shipSealed: sealRecord(key, { kind: 'delivery', id, owner }, fields), buyerMarks };
}
