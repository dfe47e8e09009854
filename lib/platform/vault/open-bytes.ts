import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decrypt } from './cipher';
import { type OpenCode, readByteRecord, type UserKey } from './model';

/** Opens what `sealBytes` sealed. Refusals as of `openContent`. */
export function openBytes(owner: UserKey | null, bound: string, sealed: Uint8Array): Result<Uint8Array, OpenCode> {
  const record = readByteRecord(sealed);
  if (record === null) return refuse('malformed');
  if (owner === null || owner.id !== record.keyId) return refuse('no_key');
  const dataKey = decrypt(owner.key, record.wrapped, bound);
  const bytes = dataKey && decrypt(dataKey, record.content, bound);
  return bytes ? ok(bytes) : refuse('forged');
}
