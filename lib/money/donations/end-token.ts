import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * What ends a monthly donation from a mail, without a sign-in: 160 bits of the donation and the product's secret, so that it lies nowhere and a mail sent
 * twice carries the same. It opens nothing else.
 */
export function endToken(id: Id<'monthly'>): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`end-monthly:${id}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');
}

/** Whether a token ends this donation; takes the same time for every wrong one. */
export function isEndToken(token: string, id: Id<'monthly'>): boolean {
  const [one, other] = [Buffer.from(token), Buffer.from(endToken(id))];
  return one.length === other.length && timingSafeEqual(one, other);
}
