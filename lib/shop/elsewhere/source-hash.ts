import { createHash } from 'node:crypto';
import type { FoundPost } from './model';

/** What makes an update the same, wherever it is brought from the next time. */
export function sourceHash({ key }: Pick<FoundPost, 'key'>): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What an update shows: changed since it was brought, it is somebody's own and stays. */
export function shownHash(body: string, photos: readonly string[], products: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([body, photos, products]))
    .digest('hex');
}
