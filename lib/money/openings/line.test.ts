import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { anOpening, endTurns, lineOf, open, turnLine } from '@/db/testing/openings';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { openingOf } from '@/lib/shop/openings/queries';
import { joinLine } from './join-line';
import { countLots, lotsOf, standingWith } from './queries';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** So many strangers join, one after the other. */
const crowd = (openingId: Id<'opening'>, people: number) =>
  moneyDb().execute(sql`
    select money.join_line('person:' || gen_random_uuid(), ${toUuid(openingId)}::uuid, 300) from generate_series(1, ${people}::int)`);

/** How far two orders of the same things agree: 1 the same, -1 turned round, about 0 for nothing (Spearman). */
function agreement(ranks: readonly number[]): number {
  const n = ranks.length;
  const squares = ranks.reduce((sum, rank, at) => sum + (rank - (at + 1)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

describe('the draw among a thousand who wait', () => {
  let line: Awaited<ReturnType<typeof lineOf>>;
  let openingId: Id<'opening'>;
  let productId: Id<'product'>;
  const seed = hash('the seed of this test');
  beforeAll(async () => {
    ({ openingId, productId } = await anOpening({ stock: 5, perPerson: 1, queued: true }));
    await crowd(openingId, 1_000);
    // The same draw in every run: tickets and seed are fixed here, as only the database's owner can.
    await ownerDb().execute(sql`
      update money.turn t set ticket = md5('ticket ' || n.at)::uuid
      from (select owner, row_number() over (order by no) as at from money.turn where opening_id = ${toUuid(openingId)}::uuid) n
      where t.opening_id = ${toUuid(openingId)}::uuid and t.owner = n.owner`);
    await ownerDb().execute(
      sql`update shop.opening_seed set seed = ${seed} where opening_id = ${toUuid(openingId)}::uuid`,
    );
    await ownerDb().execute(
      sql`update shop.opening set commitment = ${hash(seed)} where id = ${toUuid(openingId)}::uuid`,
    );
    await open(openingId);
    await turnLine(openingId);
    line = await lineOf(openingId);
  });

  it('gives everybody one place, and coming early brings nothing', () => {
    const ranks = line.map((one) => one.rank ?? 0);
    expect([...ranks].sort((one, other) => one - other)).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
    // Of orders without any agreement, 998 in a thousand lie within a tenth.
    expect(Math.abs(agreement(ranks))).toBeLessThan(0.1);
    // The first tenth of those who came has its share of the first tenth of places, within four deviations.
    const early = ranks.slice(0, 100).filter((rank) => rank <= 100).length;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(22);
  });

  it('can be checked afterwards by anybody: hash, seed, tickets', async () => {
    const opening = await openingOf(aGuest(), productId);
    expect(opening?.seed).toBe(seed);
    expect(hash(opening?.seed ?? '')).toBe(opening?.commitment);
    const tickets = await lotsOf(aGuest(), openingId);
    const again = line
      .map((one) => one.ticket)
      .sort((one, other) => (hash(`${seed}:${one}`) < hash(`${seed}:${other}`) ? -1 : 1));
    expect(tickets).toEqual(again);
    expect(await countLots(aGuest(), openingId)).toBe(1_000);
  });

  it('lets in as many as will find something, and puts who comes later behind all of them', async () => {
    const count = (state: string) => line.filter((one) => one.state === state).length;
    expect([count('called'), count('waiting')]).toEqual([5, 995]);
    expect(
      line
        .filter((one) => one.state === 'called')
        .map((one) => one.rank)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
    const late = await aPerson();
    expect(await joinLine(late, { opening: openingId })).toEqual({ ok: true, value: null });
    expect((await standingWith(late, openingId))?.turn).toMatchObject({ state: 'waiting', ahead: 995, lot: null });
  });
});

describe('the seed of a draw', () => {
  it('is nobody’s before the opening, and its hash is everybody’s', async () => {
    const { openingId, productId } = await anOpening({ perPerson: 1, queued: true });
    const opening = await openingOf(aGuest(), productId);
    expect(opening).toMatchObject({ seed: null, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const db of [shopDb(), moneyDb()]) {
      await expect(db.execute(sql`select seed from shop.opening_seed`)).rejects.toMatchObject({
        cause: { code: '42501' },
      });
    }
    const [row] = await moneyDb().execute<{ seed: string | null }>(
      sql`select shop.reveal_seed(${toUuid(openingId)}::uuid) as seed`,
    );
    expect(row?.seed).toBeNull();
    const forged = shopDb().execute(
      sql`update shop.opening set commitment = 'x', seed = 'y', drawn_at = now() where id = ${toUuid(openingId)}::uuid`,
    );
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('a place in line', () => {
  it('is one for each person, who keeps it over tabs and comes back to it', async () => {
    const { openingId } = await anOpening({ stock: 1, perPerson: 1, queued: true });
    const lina = await aPerson();
    await Promise.all(Array.from({ length: 8 }, () => joinLine(lina, { opening: openingId })));
    await crowd(openingId, 20);
    expect(await lineOf(openingId)).toHaveLength(21);
    await open(openingId);
    await turnLine(openingId);
    const [before] = await lineOf(openingId);
    await joinLine(lina, { opening: openingId });
    const [after] = await lineOf(openingId);
    expect(after).toEqual(before);
    expect(await joinLine(aGuest(), { opening: openingId })).toMatchObject({ code: 'sign_in' });
  });

  it('is lost when its time is over, and the next one is let in; who missed it stands at the end', async () => {
    const { openingId } = await anOpening({ stock: 1, perPerson: 1, queued: true, opensInSeconds: -1 });
    const [first, second] = [await aPerson(), await aPerson()];
    await joinLine(first, { opening: openingId });
    await joinLine(second, { opening: openingId });
    const states = async () => [
      (await standingWith(first, openingId))?.turn?.state,
      (await standingWith(second, openingId))?.turn?.state,
    ];
    expect(await states()).toEqual(['called', 'waiting']);
    await endTurns(openingId);
    expect(await states()).toEqual(['missed', 'waiting']);
    expect(await turnLine(openingId)).toBe(1);
    expect(await states()).toEqual(['missed', 'called']);
    await joinLine(first, { opening: openingId });
    expect((await standingWith(first, openingId))?.turn).toMatchObject({ state: 'waiting', ahead: 0 });
    await turnLine(openingId);
    expect(await states()).toEqual(['waiting', 'called']);
  });

  it('of who joins while it opens is drawn or behind, and never forgotten', async () => {
    const { openingId } = await anOpening({ stock: 3, perPerson: 1, queued: true, opensInSeconds: 0.4 });
    const joining = Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, at * 20));
        return joinLine(await aPerson(), { opening: openingId });
      }),
    );
    const turning = (async () => {
      for (let round = 0; round < 40; round++) {
        await turnLine(openingId);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    await Promise.all([joining, turning]);
    await turnLine(openingId);
    const line = await lineOf(openingId);
    expect(line).toHaveLength(40);
    expect(line.every((one) => one.rank !== null)).toBe(true);
    expect(new Set(line.map((one) => one.rank)).size).toBe(40);
    expect(line.filter((one) => one.state === 'called')).toHaveLength(3);
  });

  it('is taken by no ring past the functions', async () => {
    const { openingId } = await anOpening({ perPerson: 1, queued: true });
    await crowd(openingId, 1);
    const steps = [
      sql`insert into money.turn (opening_id, owner, state, until) values (gen_random_uuid(), 'person:x', 'called', now())`,
      sql`update money.turn set state = 'called', until = now() + interval '1 day'`,
      sql`delete from money.lot`,
      sql`select money.draw_lots(${toUuid(openingId)}::uuid)`,
    ];
    for (const step of steps) {
      await expect(moneyDb().execute(step)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    const seen = await moneyDb().execute(sql`select * from money.turn`);
    expect(seen).toHaveLength(0);
  });
});
