import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember } from '@/db/schema/shop/page';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { closeDays } from './close-days';
import { countStep, writeSteps } from './count-step';
import { grains, toldMin, untoldBelow } from './model';
import { insightsOf } from './queries';
import { daysOf, sumUp } from './sum-up';
import { writeInsights } from './write-insights';

const always = { since: '2000-01-01', until: '2999-12-31' };
let owner: Awaited<ReturnType<typeof aPerson>>;

beforeAll(async () => {
  owner = await aPerson();
});

/** Counts as they lie before they are told: so many days of a page, each with the same count. Written past every wall. */
async function counted(page: Id<'page'>, count: number, days: number, kind = 'visit'): Promise<void> {
  await ownerDb().execute(sql`
    insert into shop.tally (page_id, kind, first_day, last_day, count)
    select ${toUuid(page)}::uuid, ${kind}, d, d, ${count}
    from generate_series(current_date - ${days}::int - 1, current_date - 2, interval '1 day') d`);
}

const toldOf = async (page: Id<'page'>) => (await insightsOf(owner, page, always))?.told ?? [];

/** How often each answer is given: of so many days with `count` visitors each, how many are told as what; `null` when not at all. */
async function answers(count: number, days: number): Promise<Map<number | null, number>> {
  const page = await aPage({ owner: owner.personId });
  await counted(page.id, count, days);
  await closeDays();
  const told = await toldOf(page.id);
  const odds = new Map<number | null, number>([[null, (days - told.length) / days]]);
  for (const one of told) odds.set(one.count, (odds.get(one.count) ?? 0) + 1 / days);
  return odds;
}

/**
 * How much better than by tossing a coin somebody guesses which of two worlds she is in, from an answer, if she knows all about both:
 * 0 nothing, 1 always right (total variation). No way to use that answer does better.
 */
function advantage(one: Map<number | null, number>, other: Map<number | null, number>): number {
  const kinds = new Set([...one.keys(), ...other.keys()]);
  return [...kinds].reduce<number>((sum, kind) => sum + Math.abs((one.get(kind) ?? 0) - (other.get(kind) ?? 0)), 0) / 2;
}

describe('an owner who knows everybody but one', () => {
  it('learns next to nothing from what is told of a time: whether that one came is a guess', async () => {
    const days = 500;
    const worlds: Map<number | null, number>[] = [];
    for (let count = 8; count <= 46; count++) worlds.push(await answers(count, days));
    for (const [index, world] of worlds.slice(1).entries()) {
      const before = worlds[index] ?? new Map();
      // The law of the chance allows 0.18; the rest is that 500 tries are few.
      expect(advantage(before, world)).toBeLessThan(0.3);
    }
    // The measure sees a difference where there is one.
    expect(advantage(worlds[0] ?? new Map(), worlds.at(-1) ?? new Map())).toBeGreaterThan(0.9);
  }, 60_000);

  it('is told of ten or more alone, and of nothing exactly', async () => {
    const few = await answers(9, 700);
    expect([...few.keys()]).toEqual([null]);
    const many = await answers(untoldBelow, 300);
    expect(many.get(null)).toBe(0);
    for (const told of [...many.keys()].filter((one) => one !== null)) {
      expect(told % 10).toBe(0);
      expect(told).toBeGreaterThanOrEqual(toldMin);
    }
    // She cannot make up nine visitors herself and wait for the tenth: nine and one are as untold as nine.
    expect((await answers(10, 700)).get(null)).toBeGreaterThan(0.98);
  });

  it('asks again as often as she likes: what was told is told once, and stays', async () => {
    const page = await aPage({ owner: owner.personId });
    await counted(page.id, 40, 60);
    await closeDays();
    const first = await toldOf(page.id);
    expect(new Set(first.map(({ count }) => count)).size).toBeGreaterThan(1);
    // The same days once more, as if the night were run twice or somebody came late.
    await counted(page.id, 41, 60);
    await closeDays();
    expect(await toldOf(page.id)).toEqual(first);
  });

  it('sees nothing move while she watches: days that are not over are in no answer', async () => {
    const page = await aPage({ owner: owner.personId });
    const product = await aProduct(page.id);
    const before = await insightsOf(owner, page.id, always);
    for (let one = 0; one < 60; one++) {
      const visitor = { network: `10.0.0.${one}`, agent: 'Firefox' };
      for (const kind of ['visit', 'cart', 'tap'] as const)
        await countStep(anybody, visitor, { kind, page: page.id, product: product.id });
    }
    await writeSteps();
    await closeDays();
    expect(await insightsOf(owner, page.id, always)).toEqual(before);
  });

  it('adds and subtracts ranges, grains and products in vain: each answer is a sum of the same numbers', async () => {
    const page = await aPage({ owner: owner.personId });
    await counted(page.id, 55, 200);
    await closeDays();
    const everything = await toldOf(page.id);
    const today = new Date().toISOString().slice(0, 10);
    for (const grain of grains) {
      const { shown, since, until } = daysOf(grain, today);
      const asked = await insightsOf(owner, page.id, { since, until });
      expect(asked?.told).toEqual(everything.filter(({ lastDay }) => lastDay >= since && lastDay <= until));
      const summary = sumUp(grain, today, { told: [], products: [], ...asked, sales: [], units: new Map() });
      const within = everything.filter(({ lastDay }) => lastDay >= (shown[0]?.firstDay ?? '') && lastDay <= until);
      const sum = within.reduce((whole, { count }) => whole + count, 0) || null;
      expect(summary.now.visits).toBe(sum);
      expect(summary.pieces.reduce((whole, { visits }) => whole + (visits ?? 0), 0) || null).toBe(sum);
      // Nor is anything else in the file she takes along.
      const file = JSON.parse(writeInsights('insights.json', summary));
      expect(file.pieces.map((piece: { visits: number }) => piece.visits)).toEqual(
        summary.pieces.map(({ visits }) => visits),
      );
    }
    // Each day is in one number alone, so two ranges differ by numbers told, and by nothing else.
    expect(new Set(everything.map(({ firstDay }) => firstDay)).size).toBe(everything.length);
    expect(everything.every(({ firstDay, lastDay }) => firstDay === lastDay)).toBe(true);
  });

  it('cannot tell from the grain of her page whether nobody came or a few', async () => {
    const [nobody, few] = [await aPage({ owner: owner.personId }), await aPage({ owner: owner.personId })];
    for (const page of [nobody, few]) {
      await ownerDb().execute(sql`
        insert into shop.insight_grain (page_id, grain, since) values (${toUuid(page.id)}::uuid, 'day', current_date - 9)`);
    }
    await ownerDb().execute(sql`
      insert into shop.tally (page_id, kind, first_day, last_day, count)
      values (${toUuid(few.id)}::uuid, 'visit', current_date - 1, current_date - 1, 9)`);
    await closeDays();
    const grain = async (page: Id<'page'>) => (await insightsOf(owner, page, always))?.grain;
    expect([await grain(nobody.id), await grain(few.id)]).toEqual(['week', 'week']);
  });

  it('reads the exact counts by no other door, and nobody else reads what she is told', async () => {
    await expect(shopDb().execute(sql`select count from shop.tally`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(shopDb().execute(sql`update shop.insight set count = 20`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(shopDb().execute(sql`select shop.insight_told(12)`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    const page = await aPage({ owner: owner.personId });
    const [keeper, sender] = [await aPerson(), await aPerson()];
    await ownerDb()
      .insert(pageMember)
      .values([
        { pageId: page.id, personId: keeper.personId, roles: ['catalog'] },
        { pageId: page.id, personId: sender.personId, roles: ['orders'] },
      ]);
    expect(await insightsOf(keeper, page.id, always)).not.toBeNull();
    for (const other of [anybody, sender, await aPerson()]) expect(await insightsOf(other, page.id, always)).toBeNull();
  });
});
