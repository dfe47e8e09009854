import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decrypt } from './cipher';
import { type OpenCode, readRecord, type UserKey } from './model';

/**
 * Opens what `sealContent` sealed and answers the content, still to be parsed.
 *
 * Refusals: `malformed`; `no_key` when the owner has no key or another one than the record names; `forged` when it was
 * changed, or sealed with another `bound`.
 */
export function openContent(owner: UserKey | null, bound: string, text: string): Result<unknown, OpenCode> {
  const record = readRecord(text);
  if (record === null) return refuse('malformed');
  if (owner === null || owner.id !== record.keyId) return refuse('no_key');
  const dataKey = decrypt(owner.key, record.wrapped, bound);
  const content = dataKey && decrypt(dataKey, record.content, bound);
  return content ? ok(JSON.parse(Buffer.from(content).toString('utf8'))) : refuse('forged');
}
