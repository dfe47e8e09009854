import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The token by which a page shows an order: 256 bits that follow from the site and the key its server made the order under, so that a
 * repeated call is answered with the same one though only its hash is kept.
 */
export function clientTokenOf(siteId: Id<'site'>, createKey: string): string {
  const bytes = createHmac('sha256', env().SOUK_SECRET).update(`pay-order-token\0${siteId}\0${createKey}`).digest();
  return `pot_${bytes.toString('base64url')}`;
}

/** Whether a text has the form of such a token: the border check before any look-up. */
export function isClientToken(text: unknown): text is string {
  return typeof text === 'string' && /^pot_[A-Za-z0-9_-]{43}$/.test(text);
}
