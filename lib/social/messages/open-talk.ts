import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Whom somebody wants to write to. */
export type Partner = { readonly page: Id<'page'> } | { readonly person: Id<'person'> };

/**
 * The conversation of the actor with a page or a friend, made when there is none; however often, and from both sides at once, it
 * is one. `not_found` for a page that is not there, one she answers for herself, somebody who is no friend or whom either has
 * blocked: all the same.
 */
export function openTalk(actor: PersonActor, partner: Partner): Promise<Result<Id<'talk'>, 'not_found'>> {
  const me = toUuid(actor.personId);
  return asReader(me, async (tx) => {
    const known = sql`select id from social.talk where ${between(me, partner)}`;
    const [found] = await tx.execute<{ id: string }>(known);
    if (found) return ok(fromUuid('talk', found.id));
    const id = toUuid(newId('talk'));
    const [allowed] = await tx.execute<{ yes: boolean }>(mayBegin(me, partner));
    if (!allowed?.yes) return refuse('not_found');
    await tx.execute(
      'page' in partner
        ? sql`insert into social.talk (id, kind, person_a, page_id)
              values (${id}::uuid, 'page', ${me}::uuid, ${toUuid(partner.page)}::uuid) on conflict do nothing`
        : sql`insert into social.talk (id, kind, person_a, person_b)
              select ${id}::uuid, 'people', least(${me}::uuid, o.other), greatest(${me}::uuid, o.other)
              from (select ${toUuid(partner.person)}::uuid as other) o on conflict do nothing`,
    );
    const [row] = await tx.execute<{ id: string }>(known);
    if (!row) throw new Error('a conversation that was opened is there');
    return ok(fromUuid('talk', row.id));
  });
}

/** The condition of the one conversation of a person (a uuid) with that partner. */
export function between(me: string, partner: Partner) {
  if ('page' in partner) return sql`person_a = ${me}::uuid and page_id = ${toUuid(partner.page)}::uuid`;
  const other = toUuid(partner.person);
  return sql`person_a = least(${me}::uuid, ${other}::uuid) and person_b = greatest(${me}::uuid, ${other}::uuid)`;
}

/** Row security asks the same of whoever forgets to. */
function mayBegin(me: string, partner: Partner) {
  if ('person' in partner) {
    const other = toUuid(partner.person);
    return sql`select identity.are_friends(${me}::uuid, ${other}::uuid) and not identity.apart(${me}::uuid, ${other}::uuid) as yes`;
  }
  const page = toUuid(partner.page);
  return sql`select exists (select from shop.page g where g.id = ${page}::uuid and g.state = 'published')
    and not shop.answers_for(${page}::uuid, ${me}::uuid) as yes`;
}
