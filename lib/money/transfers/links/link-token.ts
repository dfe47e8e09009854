import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The token in the link of a transfer to a telephone number: 160 bits that follow from the transfer, how often its link was made anew, and the product's
 * secret, so that its sender can be shown it again. The database keeps only its hash.
 */
export function linkToken(transferId: Id<'transfer'>, turn: number): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`transfer-link:${transferId}:${turn}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');
}
