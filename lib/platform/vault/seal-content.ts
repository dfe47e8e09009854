import 'server-only';
import { randomBytes } from 'node:crypto';
import { encrypt } from './cipher';
import { packContent, type UserKey, writeRecord } from './model';

/**
 * Seals a content (anything JSON can say) under its owner's key. It opens only with the same `bound`, which says what it is and
 * where it lies. The same content sealed twice is two different texts.
 */
export function sealContent(owner: UserKey, bound: string, content: unknown): string {
  const dataKey = randomBytes(32);
  return writeRecord(owner.id, encrypt(owner.key, dataKey, bound), encrypt(dataKey, packContent(content), bound));
}
