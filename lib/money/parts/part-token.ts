import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The token in a share's link: 160 bits that follow from the share, how often it was asked anew, and the product's secret, so that its
 * starter can be shown it again. The database keeps only its hash; asked anew, the one before opens nothing any more.
 */
export function partToken(partId: Id<'part'>, turn: number): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`part:${partId}:${turn}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');
}
