import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { ReminderForm } from './schema';

/** Has the actor told of an opening shortly before it, or no more. Refuses `sign_in` for guests and `has_opened` when there is nothing to wait for. */
export async function setReminder(
  actor: Actor,
  input: ReminderForm,
): Promise<Result<{ wanted: boolean }, 'sign_in' | 'has_opened'>> {
  const owner = actorKey(actor);
  if (actor.kind !== 'person' || owner === null) return refuse('sign_in');
  const wanted = await callMoney(
    z.boolean().nullable(),
    sql`money.set_reminder(${owner}, ${toUuid(input.opening)}::uuid, ${input.wanted}::text = 'yes')`,
  );
  return wanted === null ? refuse('has_opened') : ok({ wanted });
}
