import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { webhookEvent } from '@/db/schema/money/inbox';
import type { SystemActor } from '@/lib/identity/actor/model';

/** A verified event of the provider, reduced to what is kept of it. */
export type ReceivedEvent = { id: string; type: string; objectId: string };

const system: SystemActor = { kind: 'system', name: 'stripe-webhook', locale: 'en' };

/**
 * Puts a verified event into the inbox, once per id, and queues the work. Nothing in the event is believed
 * but its object's id. Answers whether it was new.
 */
export function receiveEvent(event: ReceivedEvent): Promise<boolean> {
  return asActor(system, async (tx) => {
    const stored = await tx.insert(webhookEvent).values(event).onConflictDoNothing().returning({ id: webhookEvent.id });
    if (stored.length === 0) return false;
    await tx.execute(
      sql`select queue.add_money('money:event', ${JSON.stringify({ event: event.id })}::json, now(), ${`event:${event.id}`})`,
    );
    return true;
  });
}
