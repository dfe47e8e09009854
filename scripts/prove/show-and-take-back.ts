/** What Grace shows of her purchases in the second world, as the crossing `orders/share` does it, and takes back. */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { markLine } from '@/lib/money/orders/share/mark-line';
import { onlyTicked, type Shareable, ticks } from '@/lib/money/orders/share/model';
import { shareable } from '@/lib/money/orders/share/queries';
import { makeLink } from '@/lib/social/sharing/make-link';
import type { Audience } from '@/lib/social/sharing/model';
import { WishForm } from '@/lib/social/sharing/schema';
import { share } from '@/lib/social/sharing/share';
import { takeBack } from '@/lib/social/sharing/take-back';

/** One of them: `product` is where the thing stands, as `page/product`; `token` opens it where it goes by link. */
export type Shared = { audience: Audience; id: Id<'share'>; token: string | null; page: string; product: string };

/** Shares something else with each of these audiences, whatever can be ticked of it. `named` are handles, for the audience that names people. */
export async function shareWith(
  database: OwnerDb,
  buyer: PersonActor,
  audiences: readonly Audience[],
  named: readonly string[],
): Promise<Shared[]> {
  const made: Shared[] = [];
  const lines = await linesOf(database, buyer);
  for (const audience of audiences) {
    const next = await nextShareable(buyer, lines);
    const shown = onlyTicked(next.found, await markLine(buyer, next.found), ticks);
    const wish = WishForm.parse({
      ...{ audience, note: `To ${audience}, and to nobody else` },
      people: audience === 'people' ? await personsOf(database, named) : [],
      circle: audience === 'circle' ? await circleOf(database, buyer) : '',
    });
    const shared = await share(buyer, shown, wish);
    if (!shared.ok) throw new Error(`a share with ${audience} was refused: ${shared.code}`);
    const link = audience === 'link' ? await makeLink(buyer, { share: shared.value }) : null;
    const token = link?.ok ? link.value.link : null;
    made.push({ audience, id: shared.value, token, page: next.page, product: `${next.page}/${next.slug}` });
  }
  return made;
}

/** Takes these back. */
export async function takeBackEach(buyer: PersonActor, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const known = parseId('share', id);
    const gone = known && (await takeBack(buyer, { share: known }));
    if (!gone?.ok) throw new Error(`${id} was not taken back`);
  }
}

type Line = { id: string; page: string; slug: string };

/** What she bought here and never shared, of things that still stand in shops, each thing once. */
async function linesOf(database: OwnerDb, buyer: PersonActor): Promise<Line[]> {
  const rows = await database.execute<Line>(sql`
    select distinct on (p.id) l.id, g.handle as page, p.slug
    from money.order_line l join money."order" o on o.id = l.order_id
    join shop.product p on p.id = l.product_id join shop.page g on g.id = p.page_id
    where o.person_id = ${toUuid(buyer.personId)}::uuid and p.state = 'published' and g.state = 'published' and l.media_key is not null
      and not exists (select from money.share_mark m where m.line_id = l.id)
      and not exists (select from social.share s where s.product_id = p.id)
    order by p.id, l.id desc`);
  return [...rows];
}

async function nextShareable(buyer: PersonActor, lines: Line[]): Promise<Line & { found: Shareable }> {
  for (let line = lines.shift(); line; line = lines.shift()) {
    const found = await shareable(buyer, fromUuid('line', line.id));
    if (found) return { ...line, found };
  }
  throw new Error('she has bought too little that can be shared');
}

async function personsOf(database: OwnerDb, handles: readonly string[]): Promise<Id<'person'>[]> {
  const rows = await database.execute<{ id: string }>(sql`
    select person_id as id from identity.profile where handle = any (${`{${handles.join(',')}}`}::text[]) order by handle`);
  return [...rows].map(({ id }) => fromUuid('person', id));
}

async function circleOf(database: OwnerDb, buyer: PersonActor): Promise<string> {
  const [row] = await database.execute<{ id: string }>(
    sql`select id from social.circle where person_id = ${toUuid(buyer.personId)}::uuid order by created_at limit 1`,
  );
  return row ? fromUuid('circle', row.id) : '';
}
