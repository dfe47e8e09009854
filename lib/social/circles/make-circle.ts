import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { circlesMax } from './model';
import type { MakeCircle } from './schema';

/** Makes a circle of the actor's. Refusals: `circle_name` (she has one of that name), `circles_max`. */
export async function makeCircle(
  actor: PersonActor,
  { name }: MakeCircle,
): Promise<Result<{ circle: Id<'circle'> }, 'circle_name' | 'circles_max'>> {
  const [circle, me] = [newId('circle'), sql`${toUuid(actor.personId)}::uuid`];
  try {
    const [made] = await socialDb().execute(sql`
      insert into social.circle (id, person_id, name) select ${toUuid(circle)}::uuid, ${me}, ${name}
      where (select count(*) from social.circle where person_id = ${me}) < ${circlesMax}::int returning id`);
    return made ? ok({ circle }) : refuse('circles_max');
  } catch (error) {
    if (isUniqueViolation(error, 'circle_name')) return refuse('circle_name', 'name');
    throw error;
  }
}
