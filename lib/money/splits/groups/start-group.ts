import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealInGroup } from './group-key';
import { isMember } from './queries';
import { Answer, type StartGroup } from './schema';

/** Begins a group with the actor in it. The same id again is the same group. Refusals: `not_found` for an id that is somebody else’s, `groups_full`. */
export async function startGroup(
  actor: PersonActor,
  { groupId, name, currency }: StartGroup,
): Promise<Result<{ groupId: Id<'group'> }, 'not_found' | 'groups_full'>> {
  if (await isMember(actor, groupId)) return ok({ groupId });
  const sealed = await sealInGroup(groupId, 'group', groupId, { name });
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), member: toUuid(newId('member')) },
    ...{ sealed, currency },
  });
  const { result } = await callMoney(
    Answer('done', 'replay', 'not_found', 'full'),
    sql`money.start_group(${wanted}::text::jsonb)`,
  );
  if (result === 'not_found') return refuse('not_found');
  return result === 'full' ? refuse('groups_full') : ok({ groupId });
}
