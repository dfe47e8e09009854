import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The six digits by which a buyer fetches her order. They follow from the order and the product's secret, so that every screen and
 * every mail says the same ones, and the database holds nothing that could be read to fetch somebody else's things.
 */
export function makePickupCode(orderId: Id<'order'>): string {
  const digest = createHmac('sha256', env().SOUK_SECRET).update(`pickup:${orderId}`).digest();
  // Six bytes: the remainder is even to one part in two hundred million.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
