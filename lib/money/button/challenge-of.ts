import 'server-only';
import { createHash } from 'node:crypto';

/** The challenge of a verifier: S256, as RFC 7636 has it. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
