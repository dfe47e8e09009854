import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { type Actor, holds, type PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { mediaJson } from '@/lib/shop/cards/queries';
import type { MediaView } from '@/lib/shop/catalog/model';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { AskingCharity, CharityState, CharityView, OwnCharity } from './model';

/** So many charities the list of the operators shows. */
const shownMost = 100;

type Row = {
  page: string;
  handle: string;
  name: string;
  currency: string;
  legal_name: string;
  registration: string;
  country: string;
  state: CharityState;
  goal: string | null;
  statement: string;
  asked_at: string;
  decided_at: string | null;
  terms: string;
  page_country: string;
  cover: MediaView | null;
};

const columns = sql`g.id as page, g.handle, g.name, g.currency, c.legal_name, c.registration, c.country, c.state, c.goal_minor::text as goal, c.statement,
  c.asked_at, c.decided_at, g.terms_version::text as terms, g.country as page_country,
  (select ${mediaJson} from shop.media m where m.id = g.cover_media_id) as cover`;
const from = sql`shop.charity c join shop.page g on g.id = c.page_id`;

/** The verified charity at a handle, in any case of letters; null for every other page and for one that is not there for everybody. */
export async function charityAt(handle: string): Promise<CharityView | null> {
  const rows = await readShop<Row>(
    sql`select ${columns} from ${from} where lower(g.handle) = ${handle.toLowerCase()} and c.state = 'verified' and g.state = 'published'`,
  );
  return rows[0] ? viewOf(rows[0]) : null;
}

/** The same of a page. */
export async function charityOf(pageId: Id<'page'>): Promise<CharityView | null> {
  const rows = await readShop<Row>(
    sql`select ${columns} from ${from} where g.id = ${toUuid(pageId)}::uuid and c.state = 'verified' and g.state = 'published'`,
  );
  return rows[0] ? viewOf(rows[0]) : null;
}

/**
 * The charity that one of these pages asks for at its checkout, where it is verified, counts in their currency and is not its owner's own; null for
 * none.
 */
export async function charityBeside(pages: readonly Id<'page'>[], currency: string): Promise<CharityView | null> {
  const uuids = `{${pages.map(toUuid).join(',')}}`;
  const rows =
    await readShop<Row>(sql`select ${columns} from ${from} join shop.charity_choice h on h.charity_id = c.page_id
    where h.page_id = any (${uuids}::text::uuid[]) and g.currency = ${currency} and c.state = 'verified' and g.state = 'published'
      and not shop.is_own_charity(h.page_id, h.charity_id)
    order by h.page_id limit 1`);
  return rows[0] ? viewOf(rows[0]) : null;
}

/** Which charity a page asks for at its checkout, by handle, to those who change its settings; null for none, and to everybody else. */
export async function chosenCharity(actor: Actor, pageId: Id<'page'>): Promise<string | null> {
  if (!(await requireMember(actor, pageId, 'change_settings'))) return null;
  const rows = await readShop<{ handle: string }>(sql`
    select g.handle from shop.charity_choice h join shop.page g on g.id = h.charity_id where h.page_id = ${toUuid(pageId)}::uuid`);
  return rows[0]?.handle ?? null;
}

/** What a page says of itself as a charity, to those of its people who see its money; null where it never did, and to everybody else. */
export async function ownCharity(actor: Actor, pageId: Id<'page'>): Promise<OwnCharity | null> {
  if (!(await requireMember(actor, pageId, 'see_money'))) return null;
  const rows = await readShop<Row>(sql`select ${columns} from ${from} where g.id = ${toUuid(pageId)}::uuid`);
  return rows[0] ? ownOf(rows[0]) : null;
}

/** Charities that wait for an operator, the oldest first, and those that are verified; none for anybody else. */
export async function charitiesToDecide(actor: PersonActor): Promise<AskingCharity[]> {
  if (!holds(actor, 'moderation')) return [];
  const rows = await shopDb().execute<Row>(
    sql`select ${columns} from ${from} where c.state in ('asked', 'verified') order by c.state, c.asked_at limit ${shownMost}`,
  );
  return rows.map((row) => ({
    ...ownOf(row),
    ...{ pageId: fromUuid('page', row.page), handle: row.handle, name: row.name },
  }));
}

function ownOf(row: Row): OwnCharity {
  const { currency, goal } = row;
  assert(isCurrency(currency), 'a page counts in a known currency');
  return {
    ...{ legalName: row.legal_name, registration: row.registration, country: row.country, state: row.state },
    ...{ goal: goal === null ? null : money(BigInt(goal), currency), statement: row.statement },
    ...{ askedAt: new Date(row.asked_at), decidedAt: row.decided_at === null ? null : new Date(row.decided_at) },
  };
}

function viewOf(row: Row): CharityView {
  const { legalName, registration, country, goal, decidedAt } = ownOf(row);
  assert(isCurrency(row.currency) && decidedAt !== null, 'a verified charity was decided about');
  return {
    ...{ pageId: fromUuid('page', row.page), handle: row.handle, name: row.name, currency: row.currency },
    ...{
      legalName,
      registration,
      country,
      pageCountry: row.page_country,
      goal,
      verifiedAt: decidedAt,
      termsVersion: BigInt(row.terms),
      cover: row.cover,
    },
  };
}
