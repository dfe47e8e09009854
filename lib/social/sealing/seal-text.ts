import 'server-only';
import { sealContent } from '@/lib/platform/vault/seal-content';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { socialKeys } from './gateway';
import { keyOwner, type TextOwner, type TextPlace, textBinding } from './model';

/**
 * Seals a text for its row, which therefore has its id before it is written. Makes the owner's key when there is none: never for
 * somebody whose account was closed. Asks the key provider: before a transaction, not within.
 */
export async function sealText(owner: TextOwner, place: TextPlace, text: string): Promise<string> {
  return sealContent(await makeUserKey(keyOwner(owner), socialKeys()), textBinding(owner, place), text);
}
