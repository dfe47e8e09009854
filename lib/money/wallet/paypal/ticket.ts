import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';

/**
 * The word a browser keeps while its owner is on PayPal's page: which wish she went there with, bound to her wallet. No
 * other browser has it, and in another wallet it opens nothing.
 */
export function makeTicket(owner: string, setupId: string): string {
  return `${setupId}.${markOf(owner, setupId)}`;
}

/** The wish in a ticket; null for one that was not made for this wallet. */
export function readTicket(owner: string, ticket: string): string | null {
  const [, setupId, mark] = /^([A-Za-z0-9_-]{6,80})\.([A-Za-z0-9_-]{43})$/.exec(ticket) ?? [];
  if (setupId === undefined || mark === undefined) return null;
  return timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(owner, setupId))) ? setupId : null;
}

function markOf(owner: string, setupId: string): string {
  return createHmac('sha256', env().SOUK_SECRET).update(`paypal-setup:${owner}:${setupId}`).digest('base64url');
}
