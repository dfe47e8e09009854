import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { payEvent, payHook } from '@/db/schema/money/button/hook';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { asKeeper, type Keeper } from './as-keeper';

/** What is sent again: one event, or all that did not arrive since a moment; to one address, or to every one that stands. */
export type Replay = { site: Id<'site'>; hook?: Id<'hook'> } & ({ event: Id<'payEvent'> } | { since: Date });

/**
 * Sends again what a site was told, and answers how many messages are on their way: each with the id and the words it had. One event is
 * sent whatever became of it; of all since a moment those that are dead, and those an address that was added later never got. An address
 * that was given up is tried again by this. `not_found` also for another site's event or address; `not_allowed`.
 */
export function replayEvents(keeper: Keeper, asked: Replay): Promise<Result<{ messages: number }, PageRefusal>> {
  const { site, hook } = asked;
  return asKeeper(keeper, site, 'change_settings', async (tx) => {
    const ofHook = and(eq(payHook.siteId, site), hook && eq(payHook.id, hook), isNull(payHook.removedAt));
    if (hook && (await tx.$count(payHook, ofHook)) === 0) return refuse('not_found');
    const event = 'event' in asked ? asked.event : null;
    const ofEvent = event && and(eq(payEvent.siteId, site), eq(payEvent.id, event));
    if (ofEvent && (await tx.$count(payEvent, ofEvent)) === 0) return refuse('not_found');
    const since = 'since' in asked ? asked.since.toISOString() : null;
    const [row] = await tx.execute<{ messages: number }>(sql`
      select money.replay_deliveries(${toUuid(site)}::uuid, ${hook ? toUuid(hook) : null}::uuid, ${event && toUuid(event)}::uuid,
        ${since}::timestamptz) as messages`);
    return ok({ messages: row?.messages ?? 0 });
  });
}
