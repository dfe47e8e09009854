import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The token in the link that opens a purchase without an account: 160 bits, derived from the purchase and
 * the product's secret so that a repeated tap and a repeated mail carry the same link. The database keeps
 * only its hash.
 */
export function makeOpenToken(purchaseId: Id<'purchase'>): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`open:${purchaseId}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');
}
