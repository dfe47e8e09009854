import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { DenyHost } from './schema';

/** Refuses a host with all below it, or takes that back: words that lead there are flagged. Twice is once. For moderation, with a fresh proof (`prove`); `not_found` for everybody else. */
export async function denyHost(actor: PersonActor, { host, deny }: DenyHost): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'moderation');
  if (refused) return refuse(refused);
  return socialDb().transaction(async (tx) => {
    const changed = await tx.execute(
      deny === 'yes'
        ? sql`insert into identity.denied_host (host, denied_by) values (${host}, ${toUuid(actor.personId)}::uuid) on conflict do nothing returning host`
        : sql`delete from identity.denied_host where host = ${host} returning host`,
    );
    if (changed.length > 0) await audit(tx, actor, deny === 'yes' ? 'host.deny' : 'host.allow', host.slice(0, 120));
    return ok(null);
  });
}

/** The refused hosts by name, for moderation; none for everybody else. */
export async function deniedHosts(actor: PersonActor): Promise<readonly string[]> {
  if (!holds(actor, 'moderation')) return [];
  const rows = await socialDb().execute<{ host: string }>(
    sql`select host from identity.denied_host order by host limit 500`,
  );
  return rows.map(({ host }) => host);
}
