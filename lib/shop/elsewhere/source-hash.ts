import { createHash } from 'node:crypto';
import type { FoundPost } from './model';

/** What makes a post the same, wherever it is brought from the next time. */
export function sourceHash({ key }: Pick<FoundPost, 'key'>): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What a post shows: changed since it was brought, it is somebody's own and stays. */
export function shownHash(body: string, photos: readonly string[], products: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([body, photos, products]))
    .digest('hex');
}
