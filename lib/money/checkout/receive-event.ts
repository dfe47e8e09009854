import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Provider } from './model';

/** A verified event of the provider, reduced to what is kept of it. */
export type ReceivedEvent = { provider: Provider; id: string; type: string; objectId: string };

/**
 * Puts a verified event into the inbox, once per id, and queues the work if there is any: an event about a payment
 * whose attempt is decided can change nothing and is closed at once. Nothing in the event is believed but its
 * object's id. Answers whether it was new.
 */
export function receiveEvent({ provider, id, type, objectId }: ReceivedEvent): Promise<boolean> {
  return callMoney(z.boolean(), sql`money.receive_event(${provider}, ${id}, ${type}, ${objectId})`);
}
