import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

const tokenForm = /^[A-Za-z0-9_-]{27}$/;

/** A new 160-bit random token, 27 characters that need no escaping in an address. Whoever holds it may use it. */
export function newToken(): string {
  return randomBytes(20).toString('base64url');
}

/** Whether a text has a token's form: the border check before any look-up. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && tokenForm.test(text);
}

/** SHA-256 of a text in hex: the only form in which a token is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
