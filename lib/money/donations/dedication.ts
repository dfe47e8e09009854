import 'server-only';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { Words } from '@/lib/money/gifts/schema';
import { orderKey } from '@/lib/money/orders/ship-to/model';
import { keyOfOrder } from '@/lib/money/orders/ship-to/order-key';
import { openRows } from '@/lib/money/vault/open-rows';
import { sealRecord } from '@/lib/money/vault/seal-record';

/** The dedication of a tap (`sealTapNote`), sealed anew under its order's own key; undefined for none. */
export async function dedicationOf(
  actor: Actor,
  tap: { key: string; dedication?: string | undefined },
  orderId: Id<'order'>,
): Promise<string | undefined> {
  if (tap.dedication === undefined) return undefined;
  const opened = await openRows('giftNote', [{ id: tap.key, owner: actorKey(actor) ?? '', sealed: tap.dedication }]);
  const words = Words.safeParse(opened.get(tap.key)).data?.words ?? '';
  if (words === '') return undefined;
  const { key } = await keyOfOrder(orderId);
  return sealRecord(key, { kind: 'dedication', id: orderId, owner: orderKey(orderId) }, { words });
}

/** What is sealed of donations, by order; empty where there is nothing, or its key was destroyed. */
export async function openDedications(
  rows: readonly { orderId: Id<'order'>; dedication: string | null }[],
): Promise<(id: Id<'order'>) => string> {
  const sealed = rows.map(({ orderId, dedication }) => ({
    ...{ id: orderId, owner: orderKey(orderId), sealed: dedication },
  }));
  const opened = await openRows('dedication', sealed);
  return (id) => Words.safeParse(opened.get(id)).data?.words ?? '';
}
