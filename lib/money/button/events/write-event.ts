import { writeOrder } from '@/lib/money/button/api/write-order';
import type { PayOrderRow } from '@/lib/money/button/schema';

/** The body of a message to a site: what happened, when, and the order as it was then, without a word of its buyer. */
export function writeMessage({ type, createdAt, order }: { type: string; createdAt: string; order: PayOrderRow }) {
  return { type, timestamp: new Date(createdAt).toISOString(), data: { order: writeOrder(order) } };
}
