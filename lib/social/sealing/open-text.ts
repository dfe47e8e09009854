import 'server-only';
import { logWarn } from '@/lib/platform/log';
import type { UserKey } from '@/lib/platform/vault/model';
import { openContent } from '@/lib/platform/vault/open-content';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { socialKeys } from './gateway';
import { keyOwner, type TextOwner, type TextPlace, textBinding } from './model';

/** A sealed text as a row has it. */
export type SealedText = { owner: TextOwner; place: TextPlace; sealed: string };

/** What was sealed for this row; null when its owner's key was destroyed, or it is not what was put there. */
export async function openText(owner: TextOwner, place: TextPlace, sealed: string): Promise<string | null> {
  const [text] = await openTexts([{ owner, place, sealed }]);
  return text ?? null;
}

/** As `openText`, for many at once and in their order, null for nothing: the key of an owner is asked for once. */
export async function openTexts(texts: readonly (SealedText | null)[]): Promise<(string | null)[]> {
  const owners = [...new Set(texts.flatMap((text) => text?.owner ?? []))];
  const keys = new Map(await Promise.all(owners.map(async (owner) => [owner, await keyOf(owner)] as const)));
  return texts.map((text) => text && open(keys.get(text.owner) ?? null, text));
}

function keyOf(owner: TextOwner): Promise<UserKey | null> {
  return readUserKey(keyOwner(owner), socialKeys());
}

/** A text whose key is gone was forgotten, which is no fault; one that does not open with its key is. */
function open(key: UserKey | null, { owner, place, sealed }: SealedText): string | null {
  const opened = openContent(key, textBinding(owner, place), sealed);
  if (opened.ok && typeof opened.value === 'string') return opened.value;
  if (opened.ok || opened.code !== 'no_key')
    logWarn('sealed_text_unreadable', { table: place.table, record: place.id });
  return null;
}
