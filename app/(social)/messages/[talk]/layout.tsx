import type { ReactNode } from 'react';
import { OrderArea } from './order-area';

/**
 * Hands the orders of a conversation to its page without either knowing the other: the slot `@pay` belongs to the money ring, is
 * filled by Next for this very address, and appears where a message speaks of an order.
 */
export default function TalkLayout({ children, pay }: { children: ReactNode; pay?: ReactNode }) {
  return <OrderArea orders={pay ?? null}>{children}</OrderArea>;
}
