import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { type Ring, RINGS as rings } from './roles';

const options = { max: 2, onnotice: () => undefined };
const pools = Object.fromEntries(
  rings.map((ring) => [ring, postgres(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '', options)]),
) as Record<Ring, Sql>;
const owner = postgres(process.env.DATABASE_URL ?? '', options);
afterAll(() => Promise.all([...Object.values(pools), owner].map((pool) => pool.end())));

const denied = { code: '42501' };

describe('no ring reads what is not its own', () => {
  const refused: [Ring, string][] = [
    ['social', 'money."order"'],
    ['social', 'money.method'],
    ['social', 'money.return_request'],
    ['social', 'money.order_talk'],
    ['money', 'social.message'],
    ['shop', 'social.message'],
    ['shop', 'money.order_note'],
    ['social', 'ledger.entry'],
    ['social', 'identity.person'],
    ['shop', 'money."order"'],
    ['shop', 'money.cart_line'],
    ['shop', 'money.return_request'],
    ['shop', 'ledger.balance'],
    ['shop', 'identity.session'],
    ['shop', 'social.page_follow'],
    ...(['shop', 'money', 'identity', 'queue'] as const).flatMap((ring) =>
      ['liking', 'comment', 'list', 'list_item', 'recommendation', 'feed_choice', 'feed_less', 'wish_told'].map(
        (table): [Ring, string] => [ring, `social.${table}`],
      ),
    ),
    ['social', 'money.purchase'],
    ['social', 'money.cart_line'],
    ['social', 'shop.reservation'],
    ['social', 'shop.page_member'],
    ['money', 'identity.person'],
    ['money', 'social.person_follow'],
    ['identity', 'money.wallet'],
    ['identity', 'ledger.entry'],
    ['queue', 'money.method'],
    ['queue', 'identity.person'],
    ['sandbox', 'money."order"'],
    ['sandbox', 'identity.person'],
    ['sandbox', 'shop.product'],
    ['money', 'shop.product_change'],
    ['social', 'shop.product_change'],
    ['identity', 'shop.product_change'],
    ['social', 'shop.price_day'],
    ['shop', 'shop.unit'],
    ['money', 'shop.unit'],
    ['social', 'shop.unit'],
    ['identity', 'shop.unit'],
    ['money', 'shop.found_by_picture'],
    ...(['shop', 'money', 'social', 'identity'] as const).map((ring): [Ring, string] => [ring, 'shop.tally']),
    ...(['money', 'social', 'identity'] as const).map((ring): [Ring, string] => [ring, 'shop.insight']),
    ...(['money', 'social', 'identity'] as const).map((ring): [Ring, string] => [ring, 'shop.review']),
    ...(['money', 'social', 'identity'] as const).map((ring): [Ring, string] => [ring, 'shop.review_report']),
    ...(['shop', 'money', 'social', 'identity'] as const).map((ring): [Ring, string] => [ring, 'shop.review_pace']),
    ['money', 'shop.picture_vector'],
    ['social', 'shop.found_by_picture'],
    ['identity', 'shop.found_by_picture'],
  ];
  test.each(refused)('%s cannot select from %s', async (ring, table) => {
    await expect(pools[ring].unsafe(`select 1 from ${table} limit 1`)).rejects.toMatchObject(denied);
  });
  test.each(['shop', 'money', 'social', 'identity', 'queue'] as const)(
    "%s cannot look into the sandbox's schema",
    async (ring) => {
      await expect(pools[ring].unsafe('select 1 from sandbox.object limit 1')).rejects.toMatchObject({
        code: expect.stringMatching(/42501|42P01/),
      });
      const [row] = await owner<{ may: boolean }[]>`
      select has_schema_privilege(${new URL(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '').username}, 'sandbox', 'usage') as may`;
      expect(row?.may).toBe(false);
    },
  );
});

test('stock changes only through its functions, and only the money ring may call them', async () => {
  await expect(pools.money.unsafe('update shop.variant set stock = stock + 1')).rejects.toMatchObject(denied);
  await expect(pools.shop.unsafe(`select shop.reserve('${randomUUID()}'::uuid, '[]', 10)`)).rejects.toMatchObject(
    denied,
  );
  await expect(pools.social.unsafe(`select shop.release('${randomUUID()}'::uuid)`)).rejects.toMatchObject(denied);
  for (const ring of ['shop', 'social', 'identity'] as const) {
    for (const call of [`take_back('${randomUUID()}', '{}')`, `send_instead('${randomUUID()}', '${randomUUID()}', 1)`])
      await expect(pools[ring].unsafe(`select shop.${call}`)).rejects.toMatchObject(denied);
  }
  await expect(pools.shop.unsafe(`select ledger.resolve('${randomUUID()}'::uuid, 'posted')`)).rejects.toMatchObject(
    denied,
  );
});

test('how often products were found by picture is written by one function, and only the shop ring may call it', async () => {
  await expect(pools.shop.unsafe('update shop.found_by_picture set shown = 0')).rejects.toMatchObject(denied);
  await expect(pools.shop.unsafe('delete from shop.found_by_picture')).rejects.toMatchObject(denied);
  for (const ring of ['money', 'social', 'identity', 'queue'] as const) {
    await expect(pools[ring].unsafe(`select shop.count_found('{}')`)).rejects.toMatchObject(denied);
  }
});

test('a page is closed by its functions, and only the money ring, which knows its orders, may call them', async () => {
  for (const ring of ['shop', 'social', 'identity'] as const) {
    for (const call of [`hold_page('${randomUUID()}', '${randomUUID()}')`, `close_page('${randomUUID()}')`]) {
      await expect(pools[ring].unsafe(`select shop.${call}`)).rejects.toMatchObject(denied);
    }
  }
  await expect(pools.money.unsafe("update shop.page set state = 'closed'")).rejects.toMatchObject(denied);
});

test('who owns what is asked across the wall by four functions, each by the one ring that needs it', async () => {
  const id = randomUUID();
  expect(await pools.identity.unsafe(`select shop.owns_pages('${id}') as owns`)).toEqual([{ owns: false }]);
  expect(await pools.shop.unsafe(`select shop.count_owners('${id}') as people`)).toEqual([{ people: 0 }]);
  for (const ring of ['shop', 'money', 'social', 'queue', 'sandbox'] as const) {
    await expect(pools[ring].unsafe(`select shop.owns_pages('${id}')`)).rejects.toMatchObject(denied);
  }
  for (const ring of ['identity', 'money', 'social', 'queue', 'sandbox'] as const) {
    for (const call of [
      `count_owners('${id}')`,
      `is_members_address('${id}', 'a@b.example')`,
      `members_address('${id}', '${id}')`,
    ])
      await expect(pools[ring].unsafe(`select shop.${call}`)).rejects.toMatchObject(denied);
  }
});

test('a ring can neither become another role nor read jobs', async () => {
  const money = new URL(process.env.DATABASE_URL_MONEY ?? '').username;
  await expect(pools.social.unsafe(`set role "${money}"`)).rejects.toMatchObject(denied);
  await expect(pools.money.unsafe('select 1 from graphile_worker.jobs')).rejects.toMatchObject(denied);
});

test('serving roles own nothing, create nothing and bypass nothing', async () => {
  const names = rings
    .filter((ring) => ring !== 'sandbox')
    .map((ring) => new URL(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '').username);
  const roles = await owner<{ rolname: string }[]>`
    select rolname from pg_roles where rolname = any(${names}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`;
  expect([...roles]).toEqual([]);
  const owned =
    await owner`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any(${names})`;
  expect(owned).toHaveLength(0);
  for (const ring of ['shop', 'money', 'social', 'identity'] as const) {
    await expect(pools[ring].unsafe('create table public.stray (id int)')).rejects.toMatchObject(denied);
  }
});

test('row security is forced on every table of the money ring, and without an actor there is nothing', async () => {
  const open = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'money'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`;
  expect(open.map((row) => row.name)).toEqual([]);
  const tables = await owner<
    { name: string }[]
  >`select relname as name from pg_class where relnamespace = 'money'::regnamespace and relkind = 'r'`;
  expect(tables.length).toBeGreaterThan(8);
  // What a seller may sell before she is verified is nobody's: a fact of each currency, with its source.
  for (const { name } of tables.filter((table) => table.name !== 'seller_limit'))
    expect(await pools.money.unsafe(`select 1 from money."${name}" limit 1`), name).toHaveLength(0);
});

test('no view looks across the wall with its owner’s eyes', async () => {
  const views = await owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname in ('shop', 'money', 'social', 'identity', 'ledger', 'markets', 'public')
      and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;
  expect(views.map((row) => row.name)).toEqual([]);
});

test('no foreign key leads from one ring into another: it would answer whether a row exists', async () => {
  const keys = await owner<{ name: string }[]>`
    select conname as name from pg_constraint k
    join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
    where k.contype = 'f' and a.relnamespace <> b.relnamespace and a.relnamespace::regnamespace::text <> 'graphile_worker'`;
  expect(keys.map((row) => row.name)).toEqual([]);
});

test('every function that runs with its owner’s rights has a fixed search path and is closed to the public', async () => {
  const loose = await owner<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('shop', 'money', 'social', 'identity', 'ledger', 'markets', 'queue')
      and (not coalesce(p.proconfig::text like '%search_path=%', false) or has_function_privilege('public', p.oid, 'execute'))`;
  expect(loose.map((row) => row.name)).toEqual([]);
});

test('numbers of likes and comments are counted by the database alone', async () => {
  for (const change of [
    'insert into social.regard values',
    'update social.regard set likes = 9',
    'delete from social.regard',
  ])
    await expect(
      pools.social.unsafe(change.endsWith('values') ? `${change} ('post', '${randomUUID()}', 9, 9)` : change),
    ).rejects.toMatchObject(denied);
  for (const ring of ['shop', 'money', 'identity'] as const)
    for (const call of [`may_see(null, 'post', '${randomUUID()}')`, `owner_of('post', '${randomUUID()}')`])
      await expect(pools[ring].unsafe(`select social.${call}`)).rejects.toMatchObject(denied);
});
