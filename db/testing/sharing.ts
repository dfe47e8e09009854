import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { makeLink } from '@/lib/social/sharing/make-link';
import { type Shown, type Wish, WishForm } from '@/lib/social/sharing/schema';
import { share } from '@/lib/social/sharing/share';

/** What is shown of a thing nobody has to have bought: its name alone, unless told otherwise. */
export function something(part: Partial<Shown> = {}): Shown {
  return { mark: randomUUID(), item: 'Walnut tray', ...part };
}

/** A wish as the form would send it; to everybody unless told otherwise. */
export function aWish(part: Partial<Wish> = {}): Wish {
  return { ...WishForm.parse({ audience: 'public' }), ...part };
}

/** Shares something, by link with its link; throws where that is refused. */
export async function aShare(
  by: PersonActor,
  part: Partial<Wish> = {},
  shown: Shown = something(),
): Promise<{ share: Id<'share'>; link: string | null }> {
  const shared = await share(by, shown, aWish(part));
  if (!shared.ok) throw new Error(shared.code);
  const made = await makeLink(by, { share: shared.value });
  return { share: shared.value, link: made.ok ? made.value.link : null };
}

/** Makes two people friends. */
export async function befriend(one: PersonActor, other: PersonActor): Promise<void> {
  const [low = '', high = ''] = [toUuid(one.personId), toUuid(other.personId)].sort();
  await identityDb().execute(sql`
    insert into identity.friendship (low_id, high_id, asked_by, accepted_at)
    values (${low}::uuid, ${high}::uuid, ${low}::uuid, now()) on conflict do nothing`);
}

/** Lets one person block another. */
export async function blockPerson(one: PersonActor, other: PersonActor): Promise<void> {
  await identityDb().execute(sql`
    insert into identity.block (person_id, blocked_id)
    values (${toUuid(one.personId)}::uuid, ${toUuid(other.personId)}::uuid) on conflict do nothing`);
}

/** A circle of hers with these people in it. */
export async function aCircle(owner: PersonActor, members: readonly PersonActor[]): Promise<Id<'circle'>> {
  const id = newId('circle');
  await socialDb().execute(sql`
    insert into social.circle (id, person_id, name) values (${toUuid(id)}::uuid, ${toUuid(owner.personId)}::uuid, ${id})`);
  for (const member of members) {
    await socialDb().execute(sql`
      insert into social.circle_member (circle_id, person_id) values (${toUuid(id)}::uuid, ${toUuid(member.personId)}::uuid)`);
  }
  return id;
}
