import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decrypt } from './cipher';
import { bindingOf, type OpenCode, type Place, readRecord, type UserKey } from './model';

/**
 * Opens a record at its place and answers what was sealed, still to be parsed.
 *
 * Refusals: `malformed`; `no_key` when the owner has no key or another one than the record names; `forged` when it was
 * changed, or sealed for another place.
 */
export function openRecord(owner: UserKey | null, place: Place, text: string): Result<unknown, OpenCode> {
  const record = readRecord(text);
  if (record === null) return refuse('malformed');
  if (owner === null || owner.id !== record.keyId) return refuse('no_key');
  const bound = bindingOf(place);
  const dataKey = decrypt(owner.key, record.wrapped, bound);
  const content = dataKey && decrypt(dataKey, record.content, bound);
  return content ? ok(JSON.parse(Buffer.from(content).toString('utf8'))) : refuse('forged');
}
