import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { destroyUserKey } from '@/lib/platform/vault/user-key';
import { orderKey } from './model';

/** Destroys the keys of orders: nobody can open any more where they went to, in no copy. Again changes nothing. */
export async function destroyOrderKeys(ids: readonly Id<'order'>[]): Promise<void> {
  for (const id of ids) await destroyUserKey(orderKey(id), moneyKeys());
}
