import 'server-only';
import { createHmac } from 'node:crypto';
import type { KeyRing, VaultRing } from './model';
import { unwrapKey, wrapKey } from './wrap-key';

/**
 * A ring given by the environment: `name:key,name:key`, the primary first, keys of 32 bytes as base64url or base64, and the
 * index key alike. It is turned by whoever gives it: a new key in front, then the old one out when `keys -- status` names it
 * no longer in use. Money has the keys themselves, another ring keys derived from them, so that one ring's open nothing of another's.
 * Throws on anything else, without repeating it.
 */
export function givenRing(text: string, index: string, of: VaultRing = 'money'): KeyRing {
  const keys = new Map(text.split(',').map((part) => ringPart(part.trim(), of)));
  const [primary, ...others] = [...keys.keys()];
  if (primary === undefined) throw new Error('SOUK_KEY_RING is empty');
  const indexKey = derive(readSecret('SOUK_INDEX_KEY', index), of);
  return {
    names: async () => [primary, ...others],
    wrap: async (name, key) => wrapKey(primary, keys.get(primary) ?? new Uint8Array(), name, key),
    async unwrap(name, wrapped) {
      const kekKey = keys.get(wrapped.kek);
      return kekKey ? unwrapKey(kekKey, name, wrapped) : null;
    },
    rotate: async () => null,
    retire: async () => false,
    indexKey: async () => indexKey,
  };
}

/** 32 bytes as base64url or base64. Throws with the name of the variable, never with its value. */
export function readSecret(variable: string, text: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new Error(`${variable} must be 32 bytes, written as base64`);
  return key;
}

/** The key of a ring: money's is the given one, as it was before there were others. */
function derive(key: Uint8Array, of: VaultRing): Uint8Array {
  return of === 'money' ? key : createHmac('sha256', key).update(`souk.ring:${of}`).digest();
}

function ringPart(part: string, of: VaultRing): [string, Uint8Array] {
  const [, name, secret] = /^([A-Za-z0-9_-]{1,40}):(.+)$/.exec(part) ?? [];
  if (name === undefined || secret === undefined) throw new Error('SOUK_KEY_RING is not written as name:key,name:key');
  return [name, derive(readSecret('SOUK_KEY_RING', secret), of)];
}
