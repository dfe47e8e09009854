import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/**
 * The six digits that confirm a waiting tap, for a person without a passkey: derived from the tap, its latest asking and the
 * product's secret, so that they lie nowhere, and a mail sent twice carries the same ones.
 */
export function confirmationCode(id: Id<'confirmation'>, nonce: string): string {
  const bytes = createHmac('sha256', env().SOUK_SECRET).update(`confirm:${id}:${nonce}`).digest();
  // 48 bits, so that no code is noticeably more likely than another.
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Whether these six digits confirm the tap; takes the same time for every wrong one. */
export function isConfirmationCode(typed: string, id: Id<'confirmation'>, nonce: string): boolean {
  const [one, other] = [Buffer.from(typed), Buffer.from(confirmationCode(id, nonce))];
  return one.length === other.length && timingSafeEqual(one, other);
}
