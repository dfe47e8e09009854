import 'server-only';
import type { Result } from '@/lib/kernel/result';
import type { OpenCode, UserKey } from '@/lib/platform/vault/model';
import { openContent } from '@/lib/platform/vault/open-content';
import { bindingOf, type Place } from './model';

/** Opens a record at its place and answers what was sealed, still to be parsed. Refusals: see `openContent`. */
export function openRecord(owner: UserKey | null, place: Place, text: string): Result<unknown, OpenCode> {
  return openContent(owner, bindingOf(place), text);
}
