import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { mark } from '@/lib/money/vault/mark';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { openMethodColumns, providerOf } from './model';
import type { MethodParts } from './schema';

/**
 * A method as its row stores it: sealed for this owner and this id, with the mark it is known again by, and nothing in the
 * open. Makes the owner's key when she has none. Whoever writes the row holds the key in the same transaction (`lockKey`).
 */
export async function sealMethod(owner: string, id: Id<'method'>, { kind, ...parts }: MethodParts) {
  const key = await makeUserKey(owner, moneyKeys());
  const sealed = sealRecord(key, { kind, id, owner }, parts);
  return {
    ...openMethodColumns,
    kind,
    provider: providerOf(kind),
    sealed,
    providerMark: await mark('method', parts.token),
  };
}

/** The mark by which rows and attempts name a method of a provider (its token). */
export function markMethod(token: string): Promise<string> {
  return mark('method', token);
}
