import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { Invite } from './schema';

/**
 * Lets a person in where a capability is for those who are invited; twice is once. For operators. Refusals: `not_found` (no
 * operator), `handle` (nobody is called so).
 */
export async function invite(actor: PersonActor, input: Invite): Promise<Result<null, 'not_found' | 'handle'>> {
  if (!actor.operator) return refuse('not_found');
  const { country, capability, handle } = input;
  return identityDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ person: string; fresh: boolean }>(sql`
      insert into identity.market_invite (country, capability, person_id, invited_by)
      select ${country}, ${capability}, p.id, ${toUuid(actor.personId)}::uuid
      from identity.profile f join identity.person p on p.id = f.person_id and p.state = 'active' where f.handle = ${handle}
      on conflict (country, capability, person_id) do update set at = identity.market_invite.at
      returning person_id as person, xmax = 0 as fresh`);
    if (!row) return refuse('handle', 'handle');
    if (row.fresh) await audit(tx, actor, 'market.invite', fromUuid('person', row.person), { country, capability });
    return ok(null);
  });
}
