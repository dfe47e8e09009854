import 'server-only';
import { decrypt, encrypt } from './cipher';
import { type UserKey, type WrappedKey, wrapBinding } from './model';

/** Wraps an owner's key with a key of a ring that lies in this process's hands. */
export function wrapKey(kek: string, kekKey: Uint8Array, name: string, { id, key }: UserKey): WrappedKey {
  const wrapped = Buffer.from(encrypt(kekKey, key, wrapBinding(kek, name, id))).toString('base64url');
  return { id, kek, wrapped };
}

/** Unwraps what `wrapKey` made. Throws when it was changed or belongs to another name. */
export function unwrapKey(kekKey: Uint8Array, name: string, { id, kek, wrapped }: WrappedKey): UserKey {
  const key = decrypt(kekKey, Buffer.from(wrapped, 'base64url'), wrapBinding(kek, name, id));
  if (key === null) throw new Error('a wrapped key was changed, or is not the one of its owner');
  return { id, key };
}
