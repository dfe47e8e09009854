import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { orderKey } from '@/lib/money/orders/ship-to/model';
import { keyOfOrder } from '@/lib/money/orders/ship-to/order-key';
import { openRows } from '@/lib/money/vault/open-rows';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { Words } from './schema';

type Which = 'note' | 'answer';

const placeOf = (id: Id<'order'>, which: Which) => `${id}:${which}`;

/** Seals what is written with a gift under the order's own key; null for nothing. */
export async function sealWords(id: Id<'order'>, which: Which, words: string): Promise<string | null> {
  if (words === '') return null;
  const { key } = await keyOfOrder(id);
  return sealRecord(key, { kind: 'giftWords', id: placeOf(id, which), owner: orderKey(id) }, { words });
}

/** What is sealed of gifts, to be asked by order and which of the two; empty where there is nothing, or its key was destroyed. */
export async function openWords(
  rows: readonly { orderId: Id<'order'>; note: string | null; answer: string | null }[],
): Promise<(id: Id<'order'>, which: Which) => string> {
  const sealed = rows.flatMap(({ orderId, note, answer }) => [
    { id: placeOf(orderId, 'note'), owner: orderKey(orderId), sealed: note },
    { id: placeOf(orderId, 'answer'), owner: orderKey(orderId), sealed: answer },
  ]);
  const opened = await openRows('giftWords', sealed);
  return (id, which) => Words.safeParse(opened.get(placeOf(id, which))).data?.words ?? '';
}
