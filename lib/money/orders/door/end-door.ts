import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

const Ended = z.enum(['ended', 'not_found', 'too_late', 'not_sent']);

/** Ends an order that was to be paid at the door, in one statement: whoever comes first decides (`money.end_door`). */
export function endDoor(actor: Actor, orderId: Id<'order'>, to: 'canceled' | 'not_taken', reason: string) {
  const key = actorKey(actor) ?? 'nobody';
  return callMoney(Ended, sql`money.end_door(${key}, ${toUuid(orderId)}::uuid, ${to}, ${reason})`);
}
