/** What there is in a world, by the names that its addresses use. */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import { fromUuid, type Noun } from '@/lib/kernel/ids';

/** Lists of names: each fills a parameter of the site's routes. */
export type Places = Record<string, string[]>;

/** Reads them from a world; `seller` is the handle of whoever looks into her own studio, `buyer` whose orders nobody else may see. */
export async function readPlaces(database: OwnerDb, seller: string, buyer: string): Promise<Places> {
  const texts = async (query: string): Promise<string[]> =>
    (await database.execute<{ it: string }>(sql.raw(query))).map(({ it }) => it);
  const ids = async (noun: Noun, query: string): Promise<string[]> =>
    (await texts(query)).map((uuid) => fromUuid(noun, uuid));
  const open = "p.state = 'published' and g.state = 'published'";
  const mine = `(select m.page_id from shop.page_member m join identity.profile f on f.person_id = m.person_id where f.handle = '${seller}' and 'owner' = any (m.roles) limit 1)`;
  const hers = `(select person_id from identity.profile where handle = '${buyer}')`;
  const ofOrders = (whose: string) =>
    `select id as it from money."order" where ${whose} order by created_at desc, id limit 6`;
  return {
    page: await texts("select handle as it from shop.page where state = 'published' order by handle"),
    product: await texts(
      `select g.handle || '/' || p.slug as it from shop.product p join shop.page g on g.id = p.page_id where ${open} order by p.id`,
    ),
    collection: await texts(
      `select g.handle || '/collections/' || p.slug as it from shop.collection p join shop.page g on g.id = p.page_id where g.state = 'published' order by p.id`,
    ),
    reviewed: await texts(
      `select distinct g.handle || '/' || p.slug as it from shop.review r join shop.product p on p.id = r.product_id join shop.page g on g.id = p.page_id where ${open} order by 1`,
    ),
    review: (
      await database.execute<{ path: string; id: string }>(
        sql.raw(
          `select g.handle || '/' || p.slug || '/reviews/' as path, r.id from shop.review r join shop.product p on p.id = r.product_id join shop.page g on g.id = p.page_id where ${open} order by r.id limit 30`,
        ),
      )
    ).map(({ path, id }) => path + fromUuid('review', id)),
    post: (
      await database.execute<{ handle: string; id: string }>(
        sql.raw(
          "select g.handle, o.id from shop.post o join shop.page g on g.id = o.page_id where g.state = 'published' and o.published_at <= now() order by o.id limit 12",
        ),
      )
    ).map(({ handle, id }) => `${handle}/posts/${fromUuid('post', id)}`),
    productId: await ids(
      'product',
      `select p.id as it from shop.product p join shop.page g on g.id = p.page_id where ${open} order by p.id limit 2`,
    ),
    list: await ids('list', 'select id as it from social.list order by id limit 8'),
    recommendation: await ids('recommendation', 'select id as it from social.recommendation order by id limit 6'),
    share: await ids('share', 'select id as it from social.share order by id limit 4'),
    talk: await ids('talk', 'select id as it from social.talk order by id limit 2'),
    lineOfBuyer: await ids(
      'line',
      `select l.id as it from money.order_line l join money."order" o on o.id = l.order_id where o.person_id = ${hers} order by l.id desc limit 2`,
    ),
    handle: await texts('select handle as it from identity.profile order by handle'),
    media: await texts('select key as it from shop.media order by id limit 12'),
    video: await texts('select key as it from shop.video order by id limit 2'),
    opening: await ids('opening', 'select id as it from shop.opening order by id'),
    orderOfBuyer: await ids('order', ofOrders(`person_id = ${hers}`)),
    addressOfBuyer: await ids(
      'address',
      `select id as it from money.address where person_id = ${hers} order by id desc limit 2`,
    ),
    // Newest first are what she bought; what was given away came before.
    giftOfBuyer: await ids(
      'order',
      `select order_id as it from money.gift where owner = 'person:' || ${hers} order by created_at, order_id limit 2`,
    ),
    transferOfBuyer: await ids(
      'transfer',
      `select id as it from money.transfer where ${hers} in (person_id, receiver_id) order by created_at, id`,
    ),
    promiseOfBuyer: await ids(
      'quote',
      `select id as it from money.quote where owner = 'person:' || ${hers} order by created_at, id limit 2`,
    ),
    splitOfBuyer: await ids(
      'purchase',
      `select purchase_id as it from money.split_purchase where owner = 'person:' || ${hers} order by created_at, purchase_id limit 2`,
    ),
    partOfSplit: await ids(
      'part',
      `select id as it from money.split_part where owner = 'person:' || ${hers} and person_id is not null order by id limit 2`,
    ),
    // Its link follows from the product's secret: whoever has that says it (`scripts/twin-places.ts`).
    shareOfSplit: [],
    groupOfBuyer: await ids(
      'group',
      `select group_id as it from money.group_member where owner = 'person:' || ${hers} order by group_id limit 1`,
    ),
    orderOfOthers: await ids('order', ofOrders(`person_id <> ${hers}`)),
    own: await texts(`select handle as it from shop.page where id = ${mine}`),
    ownProduct: await ids('product', `select id as it from shop.product where page_id = ${mine} order by id limit 2`),
    ownCollection: await ids(
      'collection',
      `select id as it from shop.collection where page_id = ${mine} order by id limit 1`,
    ),
    ownDiscount: await ids(
      'discount',
      `select id as it from shop.discount where page_id = ${mine} order by id limit 1`,
    ),
    ownOrder: await ids('order', `select id as it from money."order" where page_id = ${mine} order by id limit 2`),
    ownPayout: await ids('payout', `select id as it from money.payout where page_id = ${mine} order by id limit 1`),
    ownPost: await ids('post', `select id as it from shop.post where page_id = ${mine} order by id limit 1`),
    ownZone: await ids('zone', `select id as it from shop.delivery_zone where page_id = ${mine} order by id limit 1`),
    site: await texts('select publishable as it from money.pay_site where removed_at is null order by id limit 1'),
  };
}
