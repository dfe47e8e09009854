import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import type { RenameCircle } from './schema';

/** Gives a circle of the actor's another name. Refusals: `not_found`, `circle_name` (she has another of that name). */
export async function renameCircle(
  actor: PersonActor,
  { circle, name }: RenameCircle,
): Promise<Result<null, 'not_found' | 'circle_name'>> {
  try {
    const [named] = await socialDb().execute(sql`
      update social.circle set name = ${name}
      where id = ${toUuid(circle)}::uuid and person_id = ${toUuid(actor.personId)}::uuid returning id`);
    return named ? ok(null) : refuse('not_found');
  } catch (error) {
    if (isUniqueViolation(error, 'circle_name')) return refuse('circle_name', 'name');
    throw error;
  }
}
