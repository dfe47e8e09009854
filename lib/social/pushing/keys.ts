import 'server-only';
import { createECDH } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { faultOfPost } from '@/lib/platform/fetch-elsewhere';

let pair: { publicKey: string; privateKey: string } | null | undefined;

/** Our keys towards push services (RFC 8292); null where there is none, and then nobody is offered to be pushed to. */
export function ourKeys(): { publicKey: string; privateKey: string } | null {
  if (pair === undefined) {
    const { SOUK_PUSH_KEY } = env();
    pair = SOUK_PUSH_KEY === undefined ? null : pairOf(SOUK_PUSH_KEY);
  }
  return pair;
}

function pairOf(privateKey: string) {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { privateKey, publicKey: curve.getPublicKey().toString('base64url') };
}

/** The public half of our key, by which a browser knows whom it lets in; null where nothing is pushed. */
export function pushKey(): string | null {
  return ourKeys()?.publicKey ?? null;
}

/** Whether an address may be pushed to: one of the public internet by https, or in the sandbox one of this machine. */
export function isPushAddress(endpoint: string): boolean {
  if (faultOfPost(endpoint) !== null) return false;
  return env().SOUK_MODE === 'sandbox' || endpoint.startsWith('https:');
}
