import 'server-only';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import type { RecordKind } from '@/lib/money/vault/model';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';

/** Whose key opens what is written in a group: the group's alone, destroyed when nobody is left in it. */
export function groupKey(group: Id<'group'>): string {
  return `group:${toUuid(group)}`;
}

/** Seals words of a group for one row. */
export async function sealInGroup(
  group: Id<'group'>,
  kind: Extract<RecordKind, 'group' | 'groupMember' | 'expense'>,
  id: string,
  fields: Record<string, unknown>,
): Promise<string> {
  const owner = groupKey(group);
  return sealRecord(await makeUserKey(owner, moneyKeys()), { kind, id, owner }, fields);
}
