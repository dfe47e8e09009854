import 'server-only';
import { createHmac } from 'node:crypto';
import { moneyKeys } from './gateway';

/** What is marked, so that equal texts of two kinds have different marks. */
type Marked = 'method' | 'card' | 'payer' | 'buyer' | 'sent-to' | 'phoned';

/**
 * A blind index: the same text always has the same mark, and without the index key nobody can tell which text that is,
 * not even by trying them all. `m1.` and 43 letters; the form tells a mark from the text itself.
 */
export async function mark(kind: Marked, text: string): Promise<string> {
  const key = await moneyKeys().ring.indexKey();
  return `m1.${createHmac('sha256', key).update(`${kind}\0${text}`).digest('base64url')}`;
}
