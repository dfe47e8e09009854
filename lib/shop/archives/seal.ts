import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';

/** The seal of a manifest's words: only this Souk can make it. */
export function sealOf(words: string): string {
  return createHmac('sha256', env().SOUK_SECRET).update(`archive:${words}`).digest('hex');
}

/** Whether this Souk sealed these words. */
export function isSealed(words: string, seal: string): boolean {
  const [own, given] = [Buffer.from(sealOf(words)), Buffer.from(seal)];
  return own.length === given.length && timingSafeEqual(own, given);
}
