import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { orderKey } from '@/lib/money/orders/ship-to/model';
import { keyOfOrder } from '@/lib/money/orders/ship-to/order-key';
import { openRows } from '@/lib/money/vault/open-rows';
import { sealRecord } from '@/lib/money/vault/seal-record';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { StoredAddress } from '@/lib/money/wallet/schema';

/** Seals where a gift goes to under the order's own key, for the record beside the order. */
export async function sealGiftAddress(id: Id<'order'>, address: PostalAddress): Promise<string> {
  const { name, line1, line2, city, region, postalCode, country, phone } = address;
  const { key } = await keyOfOrder(id);
  const fields = { name, line1, line2, city, region, postalCode, country, phone };
  return sealRecord(key, { kind: 'giftAddress', id, owner: orderKey(id) }, fields);
}

/** Where gifts go to, as far as row security showed it to whoever asked; null of every other order. */
export async function openGiftAddresses(
  rows: readonly { id: Id<'order'>; giftSealed: string | null }[],
): Promise<(id: Id<'order'>) => PostalAddress | null> {
  const sealed = rows.map(({ id, giftSealed }) => ({ id, owner: orderKey(id), sealed: giftSealed }));
  const opened = await openRows('giftAddress', sealed);
  return (id) => StoredAddress.safeParse(opened.get(id)).data ?? null;
}
