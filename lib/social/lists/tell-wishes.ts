import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { fromUuid } from '@/lib/kernel/ids';
import { notify } from '../notices/notify';

/** Things looked at in one go. */
const together = 200;

type Changed = { list: string; product: string; person: string; kind: 'price_dropped' | 'back_in_stock' };

/**
 * Tells people that something of a wish list of theirs costs less than they last knew, or is there again: of the products that changed
 * (`social.offer_change`, written where prices and stock are), by comparing what the lists remember with what the shop shows now. Of a
 * product a person is told once a day at most; what comes on top is looked at again the day after, and told if it still holds. What is
 * sold out meanwhile is remembered so. Safe to run anywhere, many at once, and to be killed: what is told and what is remembered are one
 * transaction, and a change goes only after everybody was told of it. Answers how many were told.
 */
export async function tellWishes(): Promise<number> {
  let told = 0;
  for (let found = together; found === together; ) {
    const changes = await socialDb().execute<{ no: string; product: string }>(sql`
      select c.no, c.product_id as product from social.offer_change c
      where c.due_at <= clock_timestamp() order by c.due_at, c.no limit ${together}`);
    found = changes.length;
    if (found === 0) break;
    const products = uuids(changes.map((one) => one.product));
    await rememberAbsent(products);
    told += await tellOf(products);
    await lookAgainTomorrow(products);
    // These rows alone: what changes meanwhile is a row of its own, and looked at again.
    const seen = sql.param(`{${changes.map((one) => one.no).join(',')}}`);
    await socialDb().execute(sql`delete from social.offer_change c where c.no = any(${seen}::bigint[])`);
  }
  return told;
}

type Products = ReturnType<typeof uuids>;

function uuids(ids: readonly string[]) {
  return sql`${sql.param(`{${[...new Set(ids)].join(',')}}`)}::uuid[]`;
}

/** What is to be told of some products: cheaper than a list remembers, or there again. */
const changedOf = (products: Products) => sql`
  from social.list_item i join social.list l on l.id = i.list_id and i.subject_kind = 'product'
  cross join lateral social.offer_of(i.subject_id) o
  where i.subject_id = any(${products}) and l.kind = 'wish' and l.notices and o.available
    and (not i.available or o.currency = i.currency and o.price_minor < i.price_minor)`;
const toldToday = sql`exists (select from social.wish_told t where t.person_id = l.person_id and t.product_id = i.subject_id
  and t.day >= current_date)`;

async function tellOf(products: Products): Promise<number> {
  let told = 0;
  for (let found = together; found === together; ) {
    const changed = await socialDb().execute<Changed>(sql`
      select i.list_id as list, i.subject_id as product, l.person_id as person,
        case when not i.available and o.available then 'back_in_stock' else 'price_dropped' end as kind
      ${changedOf(products)} and not ${toldToday}
      order by i.list_id, i.subject_id limit ${together}`);
    found = changed.length;
    let done = 0;
    for (const one of changed) done += (await tell(one)) ? 1 : 0;
    told += done;
    if (done === 0) break;
  }
  return told;
}

/** Once a day is enough: what somebody was told of today already has its row for tomorrow. */
async function lookAgainTomorrow(products: Products): Promise<void> {
  await socialDb().execute(sql`
    insert into social.offer_change (product_id, due_at)
    select distinct i.subject_id, (current_date + 1)::timestamptz ${changedOf(products)} and ${toldToday}
      and not exists (select from social.offer_change c where c.product_id = i.subject_id and c.due_at > clock_timestamp())`);
}

/** One person is told of one product, and all her lists know what she knows now; false where another was faster. */
function tell({ product, person, kind }: Changed): Promise<boolean> {
  return socialDb().transaction(async (tx) => {
    const [first] = await tx.execute(sql`
      insert into social.wish_told as t (person_id, product_id, day) values (${person}::uuid, ${product}::uuid, current_date)
      on conflict (person_id, product_id) do update set day = excluded.day where t.day < excluded.day returning t.day`);
    if (!first) return false;
    await tx.execute(sql`
      update social.list_item i set available = o.available, currency = o.currency,
        price_minor = case when i.currency = o.currency then least(i.price_minor, o.price_minor) else o.price_minor end
      from social.list l, social.offer_of(${product}::uuid) o
      where l.id = i.list_id and l.person_id = ${person}::uuid and i.subject_kind = 'product' and i.subject_id = ${product}::uuid`);
    const subject = { kind: 'product', id: product } as const;
    await notify(tx, { to: fromUuid('person', person), kind, subject, by: null }, { again: true });
    return true;
  });
}

/** What cannot be bought any more is remembered as such, or nobody could be told that it is there again. */
async function rememberAbsent(products: Products): Promise<void> {
  await socialDb().execute(sql`
    update social.list_item i set available = false
    from social.list l
    where l.id = i.list_id and l.kind = 'wish' and i.subject_kind = 'product' and i.available and i.subject_id = any(${products})
      and not coalesce((select o.available from social.offer_of(i.subject_id) o), false)`);
}
