import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { FindAccount } from './schema';

/**
 * Finds an open account by its whole address of e-mail, its handle or its id, for support; that she looked and why is written in the same
 * transaction, and the person found reads it. `not_found` for nobody, and for everybody else who asks.
 */
export async function findAccount(
  actor: PersonActor,
  { typed, ground, words }: FindAccount,
): Promise<Result<Id<'person'>, 'not_found'>> {
  if (!holds(actor, 'support')) return refuse('not_found');
  const id = parseId('person', typed.toLowerCase());
  const name = typed.replace(/^@/, '').toLowerCase();
  return identityDb().transaction(async (tx) => {
    const [found] = await tx.execute<{ id: string; noted: boolean }>(sql`
      with found as (
        select p.id from identity.person p join identity.profile f on f.person_id = p.id
        where p.state = 'active' and case when ${id && toUuid(id)}::uuid is not null then p.id = ${id && toUuid(id)}::uuid
          else lower(f.handle) = ${name} or (p.email_verified_at is not null and lower(p.email) = ${name}) end
        limit 1)
      select id, identity.look(${toUuid(actor.personId)}::uuid, 'support', id, 'account', id::text, ${ground}, ${words}) as noted
      from found`);
    if (!found?.noted) return refuse('not_found');
    const person = fromUuid('person', found.id);
    await audit(tx, actor, 'account.see', person, { ground });
    return ok(person);
  });
}
