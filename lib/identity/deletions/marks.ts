import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/platform/env';

const markOf = (words: string) => createHmac('sha256', env().SOUK_SECRET).update(words).digest('hex');

/** Tells letters to an address while its account is being deleted. */
export function mailMark(email: string): string {
  return markOf(`deletion-mail:${email.trim().toLowerCase()}`);
}

/** Tells somebody who has left, outside the database, and says nothing of her to whoever reads it there. */
export function personMark(personUuid: string): string {
  return markOf(`gone-person:${personUuid}`);
}

/** Tells a handle that was somebody's who has left, and says nothing of her to who reads the database. */
export function handleMark(handle: string): string {
  return markOf(`gone-handle:${handle.toLowerCase()}`);
}
