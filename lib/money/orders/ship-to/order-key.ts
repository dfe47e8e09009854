import 'server-only';
import { type Id, newId } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { logBug } from '@/lib/platform/log';
import type { UserKey } from '@/lib/platform/vault/model';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { orderKey } from './model';

/** The id of an order and the key of its own, before there is the order. */
export type KeyedOrder = { id: Id<'order'>; key: UserKey };

/** Keys that lie ready: a tap must not wait until a new key is safely on a disk. */
const readyMost = 8;
const ready: KeyedOrder[] = [];
let filling = false;

/** The key of an order that is there, made when it has none. */
export async function keyOfOrder(id: Id<'order'>): Promise<KeyedOrder> {
  return { id, key: await makeUserKey(orderKey(id), moneyKeys()) };
}

/**
 * So many new orders' ids, each with its key, from those that lie ready as far as they go. What a process that dies had ready are keys
 * of orders that never were: they guard nothing.
 */
export async function takeOrderKeys(count: number): Promise<KeyedOrder[]> {
  const taken = ready.splice(0, count);
  void fill();
  const missing = Array.from({ length: count - taken.length }, () => keyOfOrder(newId('order')));
  return [...taken, ...(await Promise.all(missing))];
}

/** Takes back what no order came of, for another. */
export function returnOrderKeys(keys: readonly KeyedOrder[]): void {
  ready.push(...keys.slice(0, readyMost - ready.length));
}

/** One after the other, so that a crowd of taps has the disk to itself. */
async function fill(): Promise<void> {
  if (filling) return;
  filling = true;
  try {
    while (ready.length < readyMost) ready.push(await keyOfOrder(newId('order')));
  } catch (error) {
    // Whoever buys next makes hers herself, and hears of it.
    logBug('order_keys_not_made', error, {});
  } finally {
    filling = false;
  }
}
