import 'server-only';
import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MoneyTransaction } from '@/db/client/money';
import { payDelivery, payEvent, payHook } from '@/db/schema/money/button/hook';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { PayOrderRow } from '@/lib/money/button/schema';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { asKeeper, type Keeper } from './as-keeper';
import { Try } from './schema';

/** An address that is told, and how it is: `gone` when it said itself that nobody is there any more. */
export type HookView = {
  id: Id<'hook'>;
  url: string;
  createdAt: Date;
  disabledFor: 'gone' | null;
  /** Until when an earlier secret signs too. */
  rotatingUntil: Date | null;
  /** Messages on their way, given up, and arrived within the last day. */
  waiting: number;
  dead: number;
  arrived: number;
};

/** One message to one address: every try that is kept, the newest last, and when the next one is. */
export type DeliveryView = {
  hookId: Id<'hook'>;
  url: string;
  state: 'waiting' | 'delivered' | 'dead';
  tries: number;
  nextAt: Date | null;
  log: z.output<typeof Try>[];
};

/** Something that happened, and what became of telling it. */
export type EventView = {
  id: Id<'payEvent'>;
  type: string;
  createdAt: Date;
  order: PayOrderRow;
  deliveries: DeliveryView[];
};

/** The addresses of a site, the oldest first; refused like a missing one to whoever may not see its settings. */
export function hooksOf(keeper: Keeper, site: Id<'site'>): Promise<Result<HookView[], PageRefusal>> {
  return asKeeper(keeper, site, 'see_settings', async (tx) => {
    const many = (condition: string) =>
      sql<number>`(select count(*)::int from money.pay_delivery d where d.hook_id = pay_hook.id and ${sql.raw(condition)})`;
    const rows = await tx
      .select({
        ...{ id: payHook.id, url: payHook.url, createdAt: payHook.createdAt, disabledFor: payHook.disabledFor },
        rotatingUntil: sql<string | null>`case when ${payHook.earlierUntil} > now() then ${payHook.earlierUntil} end`,
        waiting: many(`d.state = 'waiting'`),
        dead: many(`d.state = 'dead'`),
        arrived: many(`d.state = 'delivered' and d.next_at > now() - interval '1 day'`),
      })
      .from(payHook)
      .where(and(eq(payHook.siteId, site), isNull(payHook.removedAt)))
      .orderBy(payHook.createdAt, payHook.id);
    return ok(
      rows.map(({ disabledFor, rotatingUntil, ...row }) => ({
        ...row,
        disabledFor: disabledFor === '' ? null : 'gone',
        rotatingUntil: rotatingUntil === null ? null : new Date(rotatingUntil),
      })),
    );
  });
}

/** What happened on a site, newest first, at most `limit`, after the one named `after`; of one type, or of one event alone. */
export function eventsOf(
  keeper: Keeper,
  site: Id<'site'>,
  { limit, after, only }: { limit: number; after?: Id<'payEvent'>; only?: Id<'payEvent'> },
): Promise<Result<EventView[], PageRefusal>> {
  return asKeeper(keeper, site, 'see_settings', async (tx) => {
    const [from] = after
      ? await tx
          .select({ at: payEvent.createdAt })
          .from(payEvent)
          .where(and(eq(payEvent.id, after), eq(payEvent.siteId, site)))
      : [];
    if (after && !from) return ok([]);
    const rows = await tx
      .select()
      .from(payEvent)
      .where(
        and(
          eq(payEvent.siteId, site),
          only && eq(payEvent.id, only),
          from && after
            ? or(
                lt(payEvent.createdAt, from.at),
                and(eq(payEvent.createdAt, from.at), sql`${payEvent.id} < ${toUuid(after)}::uuid`),
              )
            : undefined,
        ),
      )
      .orderBy(desc(payEvent.createdAt), desc(payEvent.id))
      .limit(limit);
    const deliveries = await deliveriesOf(
      tx,
      rows.map((row) => row.id),
    );
    return ok(
      rows.map(({ id, type, createdAt, data }) => ({
        ...{ id, type, createdAt, order: PayOrderRow.parse(data.order) },
        deliveries: deliveries.filter((one) => one.eventId === id).map(({ eventId, ...one }) => one),
      })),
    );
  });
}

async function deliveriesOf(
  tx: MoneyTransaction,
  events: Id<'payEvent'>[],
): Promise<(DeliveryView & { eventId: Id<'payEvent'> })[]> {
  if (events.length === 0) return [];
  const rows = await tx
    .select({ delivery: payDelivery, url: payHook.url })
    .from(payDelivery)
    .innerJoin(payHook, eq(payHook.id, payDelivery.hookId))
    .where(and(inArray(payDelivery.eventId, events), isNull(payHook.removedAt)))
    .orderBy(payHook.createdAt, payHook.id);
  return rows.map(({ delivery: { eventId, hookId, state, tries, nextAt, log }, url }) => ({
    ...{ eventId, hookId, url, state, tries, log: z.array(Try).parse(log) },
    nextAt: state === 'waiting' ? nextAt : null,
  }));
}
