import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { Invite } from './schema';

/**
 * Lets a person in where a capability is for those who are invited; twice is once. For markets. Refusals: `not_found` (not
 * her role), `prove`, `handle` (nobody is called so).
 */
export async function invite(actor: PersonActor, input: Invite): Promise<Result<null, OperateRefusal | 'handle'>> {
  const refused = await refusedToOperate(actor, 'markets');
  if (refused) return refuse(refused);
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
