import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { openAddressColumns, type PostalAddress } from './model';

/** An address as its row stores it: sealed for this owner and this id, nothing in the open. See `sealMethod`. */
export async function sealAddress(owner: string, id: Id<'address'>, parts: PostalAddress) {
  const key = await makeUserKey(owner, moneyKeys());
  const { name, line1, line2, city, region, postalCode, country, phone } = parts;
  const fields = { name, line1, line2, city, region, postalCode, country, phone };
  return { ...openAddressColumns, sealed: sealRecord(key, { kind: 'address', id, owner }, fields) };
}
