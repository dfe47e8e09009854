import type { EventView, HookView } from '@/lib/money/button/events/queries';
import { writeOrder } from './write-order';

/** An address that is told, as the API writes it. */
export function writeHook({ id, url, createdAt, disabledFor, rotatingUntil, waiting, dead, arrived }: HookView) {
  return {
    object: 'webhook_endpoint',
    ...{ id, url, status: disabledFor === null ? 'enabled' : 'disabled', created_at: createdAt.toISOString() },
    rotating_until: rotatingUntil?.toISOString() ?? null,
    messages: { waiting, dead, arrived_last_day: arrived },
  };
}

/** Something that happened, and each try to tell it, as the API writes it. */
export function writeEvent({ id, type, createdAt, order, deliveries }: EventView) {
  return {
    ...{ object: 'event', id, type, created_at: createdAt.toISOString(), data: { order: writeOrder(order) } },
    deliveries: deliveries.map(({ hookId, state, tries, nextAt, log }) => ({
      ...{ webhook_endpoint: hookId, status: state, attempts: tries, next_at: nextAt?.toISOString() ?? null },
      log: log.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    })),
  };
}
