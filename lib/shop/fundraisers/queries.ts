import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { FundraiserView } from './model';

/** So many stand in a list. */
const shownMost = 50;

type Row = {
  id: string;
  page: string;
  handle: string;
  charity: string;
  person: string;
  title: string;
  story: string;
  currency: string;
  goal: string | null;
  ends_at: string;
  ended_by: 'organiser' | 'charity' | null;
  state: FundraiserView['state'];
};

const columns = sql`f.id, f.page_id as page, g.handle, g.name as charity, f.person_id as person, f.title, f.story, f.currency, f.goal_minor::text as goal,
  f.ends_at, f.ended_by, case when shop.fundraiser_runs(f.id, f.page_id) then 'running'
    when identity.held('fundraiser', f.id) or identity.is_suspended(f.person_id) then 'held'
    when f.ended_at is not null or f.ends_at <= clock_timestamp() then 'ended' else 'closed' end as state`;
const from = sql`shop.fundraiser f join shop.page g on g.id = f.page_id`;

/**
 * A fundraiser at its charity's address; null for a missing one, for that of another page, and where the actor and whoever made it are apart. The words
 * of one that was taken away are not told, but to whoever wrote them.
 */
export async function fundraiserAt(actor: Actor, handle: string, id: Id<'fundraiser'>): Promise<FundraiserView | null> {
  const me = actor.kind === 'person' ? actor.personId : null;
  const rows = await readShop<Row>(
    sql`select ${columns} from ${from} where f.id = ${toUuid(id)}::uuid and lower(g.handle) = ${handle.toLowerCase()} and g.state <> 'closed'
      and not coalesce(identity.apart(${me && toUuid(me)}::uuid, f.person_id), false)`,
  );
  const one = rows[0] && viewOf(rows[0]);
  if (!one) return null;
  return one.state === 'held' && one.personId !== me ? { ...one, title: '', story: '', goal: null } : one;
}

/** Those of a charity that run, the one that ends first before the others; without those of whom the actor is apart from. */
export function runningFor(actor: Actor, pageId: Id<'page'>): Promise<FundraiserView[]> {
  const me = actor.kind === 'person' ? toUuid(actor.personId) : null;
  return listed(sql`f.page_id = ${toUuid(pageId)}::uuid and shop.fundraiser_runs(f.id, f.page_id)
    and not coalesce(identity.apart(${me}::uuid, f.person_id), false) order by f.ends_at`);
}

/** The actor's own, the latest first. */
export function myFundraisers(actor: PersonActor): Promise<FundraiserView[]> {
  return listed(sql`f.person_id = ${toUuid(actor.personId)}::uuid order by f.created_at desc`);
}

/** One of the actor's own; null for a missing one and somebody else's. */
export async function ownFundraiser(actor: PersonActor, id: Id<'fundraiser'>): Promise<FundraiserView | null> {
  const [own] = await listed(sql`f.person_id = ${toUuid(actor.personId)}::uuid and f.id = ${toUuid(id)}::uuid`);
  return own ?? null;
}

/** All of a charity's, those that run first, to those of its people who see its money; none to everybody else. */
export async function fundraisersOfPage(actor: Actor, pageId: Id<'page'>): Promise<FundraiserView[]> {
  if (!(await requireMember(actor, pageId, 'see_money'))) return [];
  return listed(
    sql`f.page_id = ${toUuid(pageId)}::uuid and not identity.held('fundraiser', f.id) order by f.ended_at is not null, f.ends_at desc`,
  );
}

async function listed(which: SQL): Promise<FundraiserView[]> {
  return (await readShop<Row>(sql`select ${columns} from ${from} where ${which} limit ${shownMost}`)).map(viewOf);
}

function viewOf(row: Row): FundraiserView {
  const { currency, goal } = row;
  assert(isCurrency(currency), 'a fundraiser counts in a known currency');
  return {
    ...{ id: fromUuid('fundraiser', row.id), pageId: fromUuid('page', row.page), handle: row.handle },
    ...{ charity: row.charity, personId: fromUuid('person', row.person), title: row.title, story: row.story },
    ...{ goal: goal === null ? null : money(BigInt(goal), currency), currency, endsAt: new Date(row.ends_at) },
    ...{ endedBy: row.ended_by, state: row.state },
  };
}
