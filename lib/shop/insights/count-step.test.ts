import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { closeDays } from './close-days';
import { countStep, countSteps, writeSteps } from './count-step';
import { productsMax } from './model';

const visitor = (one: number) => ({ network: `192.0.2.${one}`, agent: 'Firefox' });
const rowsOf = (page: Id<'page'>) =>
  ownerDb().execute(sql`
    select kind, product_id is not null as of_product, count from shop.tally where page_id = ${toUuid(page)}::uuid order by 1, 2, 3`);
const visit = (page: Id<'page'>, product: Id<'product'> | null = null) => ({ kind: 'visit' as const, page, product });

afterEach(() => vi.useRealTimers());

describe('a visitor', () => {
  it('is counted once for a page and a day, whatever she looks at, and for a few products of it', async () => {
    const page = await aPage();
    const products = await Promise.all(Array.from({ length: productsMax + 2 }, () => aProduct(page.id)));
    for (let again = 0; again < 3; again++) {
      await countStep(anybody, visitor(1), visit(page.id));
      for (const product of products) await countStep(anybody, visitor(1), visit(page.id, product.id));
    }
    await countStep(anybody, visitor(2), visit(page.id));
    await writeSteps();
    const one = { kind: 'visit', of_product: true, count: 1 };
    expect(await rowsOf(page.id)).toEqual([{ ...one, of_product: false, count: 2 }, ...Array(productsMax).fill(one)]);
  });

  it('is counted at the cart and at a tap by what she took, and of that nothing leads to her', async () => {
    const page = await aPage();
    const product = await aProduct(page.id, { variants: [{ values: ['S'] }, { values: ['L'] }] });
    await countSteps(anybody, visitor(3), 'cart', product.variants);
    await countSteps(anybody, visitor(3), 'tap', product.variants);
    await writeSteps();
    const one = { kind: 'cart', of_product: false, count: 1 };
    const of = { of_product: true };
    expect(await rowsOf(page.id)).toEqual([
      one,
      { ...one, ...of },
      { ...one, kind: 'tap' },
      { ...one, ...of, kind: 'tap' },
    ]);
    const columns = await ownerDb().execute<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_schema = 'shop' and table_name = 'tally' order by 1`);
    expect(columns.map(({ name }) => name)).toEqual([
      'count',
      'first_day',
      'kind',
      'last_day',
      'page_id',
      'product_id',
    ]);
  });

  it('is not known again on the next day, nor is the secret by which she was', async () => {
    const page = await aPage();
    await countStep(anybody, visitor(4), visit(page.id));
    const state = (globalThis as { soukSteps?: { secret: Buffer; seen: Set<string> } }).soukSteps;
    expect(state?.seen.size).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    await countStep(anybody, visitor(4), visit(page.id));
    const next = (globalThis as { soukSteps?: { secret: Buffer; seen: Set<string> } }).soukSteps;
    expect(next?.secret).not.toEqual(state?.secret);
    expect(next?.seen.size).toBe(1);
    await writeSteps();
    expect(await rowsOf(page.id)).toEqual([{ kind: 'visit', of_product: false, count: 2 }]);
  });

  it('is not counted at a page of her own', async () => {
    const owner = await aPerson();
    const page = await aPage({ owner: owner.personId });
    await countStep(owner, visitor(5), visit(page.id));
    await countStep(await aPerson(), visitor(6), visit(page.id));
    await writeSteps();
    expect(await rowsOf(page.id)).toEqual([{ kind: 'visit', of_product: false, count: 1 }]);
  });

  it('is counted nowhere when what she sees is not on sale, or of another page', async () => {
    const [page, other] = [await aPage(), await aPage({ state: 'draft' })];
    const draft = await aProduct(page.id, { state: 'draft' });
    const foreign = await aProduct(other.id);
    for (const product of [draft, foreign]) await countStep(anybody, visitor(7), visit(page.id, product.id));
    await countStep(anybody, visitor(7), visit(other.id));
    await writeSteps();
    expect(await rowsOf(page.id)).toEqual([{ kind: 'visit', of_product: false, count: 1 }]);
    expect(await rowsOf(other.id)).toEqual([]);
  });
});

it('a page with many visitors is told of each day, one with few of a month', async () => {
  const [busy, calm] = [await aPage(), await aPage({ createdAt: new Date(Date.now() - 40 * 86_400_000) })];
  const monday = sql`date_trunc('week', now() at time zone 'UTC')::date`;
  await ownerDb().execute(sql`
    insert into shop.tally (page_id, kind, first_day, last_day, count)
    values (${toUuid(busy.id)}::uuid, 'visit', ${monday} - 7, ${monday} - 1, 700), (${toUuid(calm.id)}::uuid, 'visit', ${monday} - 7, ${monday} - 1, 8)`);
  await closeDays();
  const grains = await ownerDb().execute<{ page_id: string; grain: string }>(
    sql`select page_id, grain from shop.insight_grain`,
  );
  const grainOf = (page: Id<'page'>) => grains.find(({ page_id }) => page_id === toUuid(page))?.grain;
  expect([grainOf(busy.id), grainOf(calm.id)]).toEqual(['day', 'month']);
});
