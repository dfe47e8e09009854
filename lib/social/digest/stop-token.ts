import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/** The token that switches a person's digest off and does nothing else: 160 bits that tell nothing of her, the same in every mail she gets. */
export function stopToken(personId: Id<'person'>): string {
  const digest = createHmac('sha256', env().SOUK_SECRET).update(`digest-stop:${personId}`).digest();
  return digest.subarray(0, 20).toString('base64url');
}
