import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { between } from './between';
import type { Person } from './schema';

/** Takes a block back. Nothing of what it ended returns; whom the actor had not blocked she has not blocked now. */
export function unblockPerson(actor: PersonActor, { person }: Person): Promise<Result<null, never>> {
  return between(actor, person, async (tx, { me, other }) => {
    await tx.execute(sql`delete from identity.block where person_id = ${me} and blocked_id = ${other}`);
    return ok(null);
  });
}
