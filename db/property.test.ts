import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { variant } from '@/db/schema/shop/product';
import { currencies } from '@/db/testing/property/book';
import { type Operation, operations, type Step, stepsOf } from '@/db/testing/property/operations';
import { keptBack, unpaidOf } from '@/db/testing/property/payouts';
import { type ModelShop, type ModelWorld, newWorld, ordersOf } from '@/db/testing/property/world';
import { aShop, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';

// `npm run chaos -- --only property --seed 7` sets both; without them a run is short and prints the seed it took.
const seed = Number(process.env.SOUK_RUN_SEED || Math.floor(Math.random() * 1_000_000));
const wanted = Number(process.env.SOUK_RUN_OPERATIONS || 3_000);
const perWorld = Math.min(500, wanted);
const atOnce = 250;

const money = postgres(process.env.DATABASE_URL_MONEY ?? '', { max: 1, onnotice: () => undefined });
const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([money.end(), owner.end()]));

let shops: ModelShop[] = [];
beforeAll(async () => {
  for (const currency of currencies) {
    for (const priceMinor of [1230n, 4120n]) {
      const made = await aShop({ currency, priceMinor, stocks: [25] });
      const [variantId] = made.variants;
      if (!variantId) throw new Error('no goods');
      const [row] = await ownerDb().select({ id: variant.productId }).from(variant).where(eq(variant.id, variantId));
      if (!row) throw new Error('no product');
      // Half of what is sold are drops: the model knows no difference.
      if (priceMinor === 4120n) await ownerDb().update(variant).set({ drop: true }).where(eq(variant.id, variantId));
      const ids = { page: toUuid(made.pageId), product: toUuid(row.id), variant: toUuid(variantId) };
      shops.push({ ...ids, currency, unit: priceMinor, stock: 25 });
    }
  }
  // Two things short at once are found in the order of their ids, in the model too.
  shops = shops.sort((one, other) => (one.variant < other.variant ? -1 : 1));
  // Many statements in one round trip, each with its answer or its refusal.
  await owner.unsafe(`create function run_steps(steps text[]) returns jsonb language plpgsql as $$
    declare step text; answer jsonb; answers jsonb[] := '{}';
    begin
      foreach step in array steps loop
        begin
          perform set_config('souk.actor', 'system', true);
          execute step into answer;
        exception when others then answer := jsonb_build_object('error', sqlstate, 'message', sqlerrm);
        end;
        answers := answers || coalesce(answer, 'null');
      end loop;
      perform set_config('souk.actor', 'system', true);
      return to_jsonb(answers);
    end $$`);
});

class RolledBack extends Error {}

/** Everything happens in one transaction that is thrown away, so that each world begins empty. */
async function inThrownAwayWorld(work: (sql: Sql) => Promise<void>): Promise<void> {
  const undone = money.begin(async (sql) => {
    await work(sql as unknown as Sql);
    throw new RolledBack();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
}

type Answer = string | boolean | number | null | { error: string; message: string };

async function compareAnswers(sql: Sql, steps: readonly Step[]): Promise<void> {
  for (let from = 0; from < steps.length; from += atOnce) {
    const some = steps.slice(from, from + atOnce);
    const statements = some.map(({ statement }) => statement);
    const [row] = await sql<{ answers: Answer[] }[]>`select run_steps(${sql.array(statements)}) as answers`;
    some.forEach(({ statement, expected, operation }, index) => {
      const answer = row?.answers[index];
      const told = typeof answer === 'object' && answer ? { error: answer.error } : answer;
      const where = `step ${from + index} ${JSON.stringify(operation)} ${statement} ${JSON.stringify(answer)}`;
      expect(JSON.stringify(told), where).toBe(expected);
    });
  }
}

const sorted = (rows: string[]) => rows.sort();
const rowsOf = async (sql: Sql, statement: string) =>
  sorted((await sql.unsafe<{ row: string }[]>(statement)).map(({ row }) => row));

async function compareBalances(sql: Sql, world: ModelWorld): Promise<void> {
  const found = await rowsOf(
    sql,
    `select code || ' ' || posted || ' ' || pending as row from ledger.balance where posted <> 0 or pending <> 0`,
  );
  const balances = [...world.book.balances()].filter(([, { posted, pending }]) => posted !== 0n || pending !== 0n);
  expect(found).toEqual(sorted(balances.map(([account, { posted, pending }]) => `${account} ${posted} ${pending}`)));
}

async function compareRows(sql: Sql, world: ModelWorld): Promise<void> {
  const orders = ordersOf(world);
  expect(await rowsOf(sql, `select id || ' ' || state || ' ' || refunded_minor as row from money."order"`)).toEqual(
    sorted(orders.map(({ id, state, refunded }) => `${id} ${state} ${refunded}`)),
  );
  expect(await rowsOf(sql, `select id || ' ' || state as row from money.attempt`)).toEqual(
    sorted(world.purchases.map(({ attempt, state }) => `${attempt} ${state}`)),
  );
  expect(
    await rowsOf(sql, `select order_id || ' ' || state || ' ' || sent_minor as row from money.settlement`),
  ).toEqual(
    sorted(
      orders.flatMap(({ id, settlement }) => (settlement ? [`${id} ${settlement.state} ${settlement.sent}`] : [])),
    ),
  );
  expect(
    await rowsOf(
      sql,
      `select page_id || ' ' || sum(amount_minor) as row from money.unpaid group by page_id having sum(amount_minor) <> 0`,
    ),
  ).toEqual(
    sorted(
      world.shops
        .map((shop) => ({ shop, sum: unpaidOf(world, shop).reduce((sum, { amount }) => sum + amount, 0n) }))
        .flatMap(({ shop, sum }) => (sum === 0n ? [] : [`${shop.page} ${sum}`])),
    ),
  );
  await sql.unsafe('select shop.count_units()');
  for (const shop of world.shops) {
    const left = `select stock::text as row from shop.variant where id = '${shop.variant}'`;
    expect(await rowsOf(sql, left)).toEqual([String(shop.stock)]);
    const kept = `select money.kept_back('${shop.page}', '${shop.currency}')::text as row`;
    expect(await rowsOf(sql, kept)).toEqual([String(keptBack(world, shop))]);
  }
}

/** What holds whatever the model says. */
async function checkInvariants(sql: Sql): Promise<void> {
  // The check of every commit, which a world that is thrown away never reaches.
  await sql.unsafe('set constraints all immediate');
  const [row] = await sql.unsafe<{ crooked: string; below: string; over: string; differences: object[] }[]>(`
    select
      (select count(*) from (select 1 from ledger.entry group by txn_id, phase, currency
        having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0) t) as crooked,
      (select count(*) from ledger.balance where posted < 0 and kind in ('user', 'order')
        or kind = 'user' and posted + least(pending, 0) < 0) as below,
      (select count(*) from money."order" o where refunded_minor < 0 or refunded_minor > coalesce((
        select sum(e.amount_minor) from ledger.entry e where e.txn_id = o.id and e.phase = 'posted' and e.side = 'debit'), 0)) as over,
      (select coalesce(jsonb_agg(d), '[]') from money.book_differences() d) as differences`);
  expect({ ...row }).toEqual({ crooked: '0', below: '0', over: '0', differences: [] });
}

test('the ledger and a pure model agree on every answer and every balance', async () => {
  let steps = 0;
  const property = fc.asyncProperty(operations(perWorld), async (given: Operation[]) => {
    const world = newWorld(shops);
    const mine = stepsOf(world, given);
    await inThrownAwayWorld(async (sql) => {
      await compareAnswers(sql, mine);
      await compareBalances(sql, world);
      await compareRows(sql, world);
      await checkInvariants(sql);
    });
    steps += mine.length;
  });
  const numRuns = Math.ceil(wanted / perWorld);
  const { errorInstance } = await fc.check(property, { seed, numRuns, endOnFailure: true });
  // A world of five hundred operations tells nothing; the step that differs, named by the error, does.
  if (errorInstance instanceof Error) errorInstance.message = `seed ${seed}: ${errorInstance.message}`;
  if (errorInstance) throw errorInstance;
  process.stdout.write(`  property: seed ${seed}, ${steps} operations compared\n`);
}, 1_800_000);
