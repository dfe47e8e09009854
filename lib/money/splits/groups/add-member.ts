import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { openRows } from '@/lib/money/vault/open-rows';
import { groupKey, sealInGroup } from './group-key';
import { isMember } from './queries';
import { Added, type AddMember, Named } from './schema';

type Refused = 'not_found' | 'first_stands' | 'not_friend' | 'already_in' | 'group_full';

/**
 * Gives somebody a place in a group the actor is in: a friend of hers, who finds it in her list, or a name: whoever it is
 * takes the place over by a link (`renewInvite`). The same id again is the same place, and `first_stands` for somebody else. Refusals:
 * `not_found`, `not_friend` beside `handle`, `already_in`, `group_full`.
 */
export async function addMember(
  actor: PersonActor,
  { groupId, memberId, handle, name }: AddMember,
): Promise<Result<null, Refused>> {
  const friend = handle === '' ? null : (await friendsOf(actor)).find((one) => one.handle === handle);
  if (friend === undefined) return refuse('not_friend', 'handle');
  // Asked before anything is sealed: no key is made for a group that is not hers.
  if (!(await isMember(actor, groupId))) return refuse('not_found');
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(groupId), member: toUuid(memberId) },
    person: friend ? `person:${toUuid(friend.id)}` : null,
    sealed: friend ? null : await sealInGroup(groupId, 'groupMember', memberId, { name }),
  });
  const { result, sealed } = await callMoney(Added, sql`money.add_member(${wanted}::text::jsonb)`);
  if (result === 'already_in') return refuse('already_in', 'handle');
  if (result === 'full') return refuse('group_full');
  if (result === 'not_found') return refuse('not_found');
  if (result === 'mismatch') return refuse('first_stands');
  if (result === 'replay' && sealed && (await nameIn(groupId, memberId, sealed)) !== name)
    return refuse('first_stands');
  return ok(null);
}

async function nameIn(groupId: AddMember['groupId'], memberId: AddMember['memberId'], sealed: string) {
  const opened = await openRows('groupMember', [{ id: memberId, owner: groupKey(groupId), sealed }]);
  return Named.safeParse(opened.get(memberId)).data?.name;
}
