import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

const sign = (words: string) => createHmac('sha256', env().SOUK_SECRET).update(words).digest();

/** The token of the link by which a guardian accepts: 160 bits of a nonce and the product's secret; only its hash is kept. */
export function guardianToken(nonce: string): string {
  return sign(`guardian-link:${nonce}`).subarray(0, 20).toString('base64url');
}

/** The six digits by which a guardian without a passkey approves one tap, in one asking of it. Not those of its person. */
export function guardianCode(id: Id<'confirmation'>, nonce: string): string {
  return String(sign(`guardian:${id}:${nonce}`).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
