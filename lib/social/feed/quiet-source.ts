import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type Quiet, sourceKind } from './schema';

/**
 * Hears nothing of a page or person any more, or again, without following them less; nobody is told. Oneself is `not_found`.
 * Tells what is true afterwards.
 */
export async function quietSource(
  actor: PersonActor,
  { of, mute }: Quiet,
): Promise<Result<{ muted: boolean }, 'not_found'>> {
  const [me, subject] = [toUuid(actor.personId), toUuid(of)];
  if (me === subject) return refuse('not_found');
  const person = sourceKind(of) === 'person';
  const [table, column] = person ? [sql`social.person_mute`, sql`muted_id`] : [sql`social.page_mute`, sql`page_id`];
  await socialDb().execute(
    mute === 'yes'
      ? sql`insert into ${table} (person_id, ${column}) values (${me}::uuid, ${subject}::uuid) on conflict do nothing`
      : sql`delete from ${table} where person_id = ${me}::uuid and ${column} = ${subject}::uuid`,
  );
  return ok({ muted: mute === 'yes' });
}
