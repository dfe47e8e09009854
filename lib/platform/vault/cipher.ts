import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM under a fresh random iv; answers iv, ciphertext and tag in one. `bound` is authenticated, not stored. */
export function encrypt(key: Uint8Array, plain: Uint8Array, bound: string): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What `encrypt` was given; null when key, `bound` or a single bit is another. */
export function decrypt(key: Uint8Array, box: Uint8Array, bound: string): Uint8Array | null {
  if (box.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(box.length - tagLength));
  try {
    return Buffer.concat([decipher.update(box.subarray(ivLength, box.length - tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}
