import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { InboxFilter } from './model';
import { inboxCounts, inboxWhere, inOrder } from './queries';

const count = 100_000;
let pageId: Id<'page'>;
let seller: PersonActor;

/** A page that sold a hundred thousand times, to twenty thousand people. */
beforeAll(async () => {
  ({ pageId, seller } = await aShop());
  const buyer = await aPerson();
  await ownerDb().execute(sql`
    with made as (
      select n, gen_random_uuid() as id, gen_random_uuid() as purchase, 'person:' || md5((n % 20000)::text)::uuid as owner,
             now() - n * interval '1 minute' as at from generate_series(1, ${count}) n
    ), bought as (
      insert into money.purchase (id, owner, person_id, currency, total_minor, contact_email, open_token_hash, created_at)
      select purchase, owner, ${toUuid(buyer.personId)}::uuid, 'USD', 100, 'x@example.com',
             md5(id::text) || md5(purchase::text), at from made
    )
    insert into money."order" (id, purchase_id, owner, page_id, page_name, page_handle, state, currency, total_minor,
      contact_email, ship_to, arrives_from, arrives_by, shipped_at, delivered_at, created_at)
    select id, purchase, owner, ${toUuid(pageId)}::uuid, 'Many', 'many',
      case when n % 50 = 0 then 'refunded' when n > 300 then 'delivered' else 'paid' end, 'USD', 100, 'x@example.com',
      jsonb_build_object('name', 'Person ' || n % 20000, 'line1', '1 Road', 'line2', '', 'city', 'Town', 'region', '',
        'postalCode', '', 'country', 'US', 'phone', ''),
      current_date, current_date, case when n > 300 then at end, case when n > 300 then at end, at
    from made`);
  await ownerDb().execute(sql`analyze money."order"`);
}, 120_000);

const all: InboxFilter = { show: 'all', words: '', from: null, to: null, sort: 'newest' };

async function planOf(filter: Partial<InboxFilter>, cursor: Id<'order'> | null = null): Promise<string> {
  const asked = { ...all, ...filter };
  return asActor({ kind: 'system', name: 'plan', locale: 'en' }, async (tx) => {
    const where = await inboxWhere(tx, pageId, asked, cursor);
    const rows = await tx.execute<{ 'QUERY PLAN': string }>(
      sql`explain (analyze, buffers off, timing off) select id from ${order} where ${where} order by ${sql.join(inOrder(asked), sql`, `)} limit 26`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

/** What the database itself needed, whoever else keeps this machine busy. */
const executionOf = (plan: string) => Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1]);

describe('a page of a hundred thousand orders', () => {
  test('is read along an index, without sorting, at its beginning and in its middle', async () => {
    const [middle] = await ownerDb()
      .select({ id: order.id })
      .from(order)
      .where(sql`page_id = ${toUuid(pageId)}::uuid`)
      .orderBy(order.createdAt)
      .offset(50_000)
      .limit(1);
    for (const cursor of [null, middle?.id ?? null]) {
      expect(await planOf({}, cursor)).toMatch(/Index Scan (Backward )?using order_page/);
      expect(await planOf({}, cursor)).not.toMatch(/Sort|Seq Scan on "?order"? /);
    }
    expect(await planOf({ show: 'to_pack' })).toContain('order_page_stage');
    expect(await planOf({ show: 'cancelled', sort: 'oldest' })).not.toMatch(/Seq Scan on "?order"? /);
  });

  test.each<[string, Partial<InboxFilter>, number]>([
    ['all of it', {}, 100],
    ['what is to be packed', { show: 'to_pack' }, 100],
    ['a name of few', { words: 'Person 19999' }, 3_000],
    ['a name of nobody', { words: 'Nobody Here' }, 3_000],
    ['a day', { from: '2026-01-01', to: '2026-01-01' }, 100],
  ])('answers in time: %s', async (_, filter, limit) => {
    await planOf(filter);
    expect(executionOf(await planOf(filter))).toBeLessThan(limit);
  });

  test('counts its lists without counting to their end', async () => {
    const counts = await inboxCounts(seller, pageId);
    expect(counts).toMatchObject({ all: 1000, to_pack: 294, delivered: 1000, cancelled: 1000, shipped: 0 });
  });
});
