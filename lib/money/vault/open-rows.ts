import 'server-only';
import { logWarn } from '@/lib/platform/log';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { moneyKeys } from './gateway';
import type { RecordKind } from './model';
import { openRecord } from './open-record';

/** A row with a sealed record; null when what it held was forgotten. */
export type SealedRow = { id: string; owner: string; sealed: string | null };

/**
 * What the sealed rows hold, by id, still to be parsed; each owner's key is read once. A row that does not open is left
 * out and told in the log by its id: one lost record must not close a wallet.
 */
export async function openRows(kind: RecordKind, rows: readonly SealedRow[]): Promise<Map<string, unknown>> {
  const opened = new Map<string, unknown>();
  const owners = [...new Set(rows.flatMap((row) => (row.sealed === null ? [] : [row.owner])))];
  const keyOf = async (owner: string) => [owner, await readUserKey(owner, moneyKeys())] as const;
  const keys = new Map(await Promise.all(owners.map(keyOf)));
  for (const { id, owner, sealed } of rows) {
    if (sealed === null) continue;
    const record = openRecord(keys.get(owner) ?? null, { kind, id, owner }, sealed);
    if (record.ok) opened.set(id, record.value);
    else logWarn('vault_record_unreadable', { record: id, reason: record.code });
  }
  return opened;
}
