import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { type Actor, holds, type PersonActor } from '@/lib/identity/actor/model';
import type { Reason } from '@/lib/identity/looks/schema';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Decided } from './schema';

/** Whether the actor of moderation would see a thing that nobody reported if she said why; false for everybody else, and for what is not there. */
export async function wantsReason(actor: Actor, { kind, subject }: Decided): Promise<boolean> {
  if (!holds(actor, 'moderation')) return false;
  const [row] = await socialDb().execute<{ wants: boolean }>(
    sql`select identity.wants_reason(${toUuid(actor.personId)}::uuid, ${kind}, ${subject}::uuid) as wants`,
  );
  return row?.wants ?? false;
}

/**
 * Opens for half an hour a thing that nobody reported; whose it is reads that it was looked at, and why. For moderation; `not_found` for
 * everybody else, and for what was shown to a few or is not there.
 */
export async function lookAtThing(
  actor: PersonActor,
  { kind, subject, ground, words }: Decided & Reason,
): Promise<Result<null, 'not_found'>> {
  if (!(await wantsReason(actor, { kind, subject }))) return refuse('not_found');
  const [row] = await socialDb().execute<{ noted: boolean }>(sql`
    select identity.note_look(${toUuid(actor.personId)}::uuid, 'thing', ${`${kind} ${subject}`}, ${kind}, ${subject}::uuid, ${ground}, ${words}) as noted`);
  return row?.noted ? ok(null) : refuse('not_found');
}
