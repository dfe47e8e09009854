import 'server-only';
import { destroyUserKey } from '@/lib/platform/vault/user-key';
import { socialKeys } from './gateway';
import { keyOwner, type TextOwner } from './model';

/** Destroys an owner's key, and with it every copy of every text that is sealed for it. Again changes nothing. */
export async function destroyTextKey(owner: TextOwner): Promise<void> {
  await destroyUserKey(keyOwner(owner), socialKeys());
}
