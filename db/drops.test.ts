import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { aDrop, buy, buyers, type Line, reserve, unitsOwner } from './testing/drops';

const pool = buyers(25);
const owner = unitsOwner();
afterAll(() => Promise.all([pool.end({ timeout: 1 }), owner.end({ timeout: 1 })]));

const one = (variant: Id<'variant'>, quantity = 1): Line[] => [{ variant, quantity }];
const only = async (given: Parameters<typeof aDrop>[0] = {}) => {
  const [variant] = await aDrop(given);
  if (!variant) throw new Error('no variant');
  return variant;
};
const unitsOf = async (variant: Id<'variant'>) => {
  const [row] = await owner<{ units: number; stock: number; drop: boolean }[]>`
    select (select count(*)::int from shop.unit u where u.variant_id = v.id) as units, v.stock, v.drop
    from shop.variant v where v.id = ${toUuid(variant)}`;
  if (!row) throw new Error('no variant');
  return row;
};
const toggle = (variant: Id<'variant'>, drop: boolean) =>
  owner`update shop.variant set drop = ${drop} where id = ${toUuid(variant)}`;
const got = (answers: readonly boolean[]) => answers.filter(Boolean).length;
const differences = () => owner`select * from shop.unit_differences()`;

/** Holds units in an open transaction until told to keep them or to give them back. */
async function holding(lines: readonly Line[]) {
  let end: (outcome: 'keep' | 'give back') => void = () => undefined;
  const told = new Promise<'keep' | 'give back'>((resolve) => {
    end = resolve;
  });
  let held: () => void = () => undefined;
  const holds = new Promise<void>((resolve) => {
    held = resolve;
  });
  const work = pool
    .begin(async (transaction) => {
      await reserve(transaction, lines);
      held();
      if ((await told) === 'give back') throw new Error('given back');
    })
    .catch((error: Error) => {
      if (error.message !== 'given back') throw error;
    });
  await Promise.race([holds, work]);
  return (outcome: 'keep' | 'give back') => {
    end(outcome);
    return work;
  };
}

/** Waits until somebody waits for another transaction, for at most two seconds. */
async function somebodyWaits() {
  for (const from = Date.now(); Date.now() - from < 2_000; ) {
    const [row] = await owner<{ waiting: boolean }[]>`
      select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
                     where not l.granted and a.datname = current_database()) as waiting`;
    if (row?.waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('nobody waits');
}

describe('a drop', () => {
  it('of five units is sold to exactly five of a hundred, in every round', async () => {
    for (let round = 0; round < 3; round++) {
      const variant = await only();
      const answers = await Promise.all(Array.from({ length: 100 }, () => buy(pool, one(variant))));
      expect(got(answers)).toBe(5);
      expect((await unitsOf(variant)).units).toBe(0);
    }
  });

  it('is sold without waiting for each other, nor for its variant’s row', async () => {
    const variant = await only({ stock: 25 });
    const letGo = await Promise.all(Array.from({ length: 20 }, () => holding(one(variant))));
    await owner.begin(async (transaction) => {
      await transaction`select 1 from shop.variant where id = ${toUuid(variant)} for no key update`;
      expect(await buy(pool, one(variant), 0)).toBe(true);
    });
    await Promise.all(letGo.map((end) => end('keep')));
    expect((await unitsOf(variant)).units).toBe(4);
  });

  it('wanted two and three at a time is sold to the last unit that can be, and nobody waits in a circle', async () => {
    for (let round = 0; round < 3; round++) {
      const variant = await only({ stock: 13 });
      const wants = Array.from({ length: 60 }, (_, at) => 1 + (at % 3));
      const answers = await Promise.all(wants.map((units) => buy(pool, one(variant, units), 20)));
      const sold = wants.reduce((sum, units, at) => sum + (answers[at] ? units : 0), 0);
      const { units } = await unitsOf(variant);
      expect(sold + units).toBe(13);
      // Somebody who wanted one was refused only when nothing was left.
      if (wants.some((wanted, at) => wanted === 1 && !answers[at])) expect(units).toBe(0);
    }
  });

  it('gives its last unit to who waited, when who held it gives it back', async () => {
    const variant = await only({ stock: 1 });
    const end = await holding(one(variant));
    const waiting = buy(pool, one(variant), 0);
    await somebodyWaits();
    await end('give back');
    expect(await waiting).toBe(true);
    expect((await unitsOf(variant)).units).toBe(0);
  });

  it('is not refused while others hold a part of what is wanted', async () => {
    const variant = await only({ stock: 3 });
    const end = await holding(one(variant, 2));
    const waiting = buy(pool, one(variant, 3), 0);
    await somebodyWaits();
    expect(await buy(pool, one(variant, 4), 0)).toBe(false);
    await end('give back');
    expect(await waiting).toBe(true);
  });

  it('counts two lines of one item together', async () => {
    const variant = await only({ stock: 3 });
    expect(await buy(pool, [...one(variant, 2), ...one(variant, 2)], 0)).toBe(false);
    expect((await unitsOf(variant)).units).toBe(3);
    expect(await buy(pool, [...one(variant), ...one(variant, 2)], 0)).toBe(true);
    expect((await unitsOf(variant)).units).toBe(0);
  });

  it('beside other things in one basket is taken all or not', async () => {
    const variants = await aDrop({ stock: 6, variants: 3 });
    const basket = (at: number) => variants.map((variant, place) => ({ variant, quantity: 1 + ((at + place) % 2) }));
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => buy(pool, basket(at).reverse(), 10)));
    for (const [place, variant] of variants.entries()) {
      const sold = answers.reduce((sum, bought, at) => sum + (bought ? (basket(at)[place]?.quantity ?? 0) : 0), 0);
      expect((await unitsOf(variant)).units).toBe(6 - sold);
    }
    expect(await differences()).toHaveLength(0);
  });
});

describe('the switch of a drop', () => {
  it('loses and makes no unit while very many buy', async () => {
    const variant = await only({ stock: 40, drop: false });
    let buying = true;
    const switching = (async () => {
      for (let on = true; buying; on = !on) {
        await toggle(variant, on);
        await new Promise((resolve) => setTimeout(resolve, 7));
      }
    })();
    const answers = await Promise.all(Array.from({ length: 120 }, () => buy(pool, one(variant), 5)));
    buying = false;
    await switching;
    await toggle(variant, false);
    expect(got(answers)).toBe(40);
    expect(await unitsOf(variant)).toEqual({ units: 0, stock: 0, drop: false });
  });

  it('switched off waits for who holds a unit, and counts what is left', async () => {
    const variant = await only({ stock: 4 });
    const end = await holding(one(variant, 3));
    const off = toggle(variant, false);
    void off.then(() => undefined);
    await somebodyWaits();
    const late = buy(pool, one(variant), 0);
    await end('give back');
    await off;
    const taken = (await late) ? 1 : 0;
    expect(taken).toBe(1);
    expect(await unitsOf(variant)).toEqual({ units: 0, stock: 3, drop: false });
  });
});

describe('what comes back to a drop', () => {
  const sold = async (units: number) => {
    const variant = await only({ stock: 5 });
    const attempt = randomUUID();
    await reserve(pool, one(variant, units), attempt);
    await pool`select shop.count_units()`;
    return { variant, attempt };
  };

  it('is on sale again: released, expired, returned', async () => {
    const released = await sold(3);
    await pool`select shop.release(${released.attempt}::uuid)`;
    await pool`select shop.release(${released.attempt}::uuid)`;
    expect(await unitsOf(released.variant)).toMatchObject({ units: 5, stock: 5 });

    const expired = await sold(3);
    await owner`update shop.reservation set expires_at = now() - interval '1 second' where attempt_id = ${expired.attempt}`;
    await pool`select shop.expire_reservations()`;
    expect(await unitsOf(expired.variant)).toMatchObject({ units: 5, stock: 5 });
    // Paid after all: taken again.
    await pool`select shop.sell(${expired.attempt}::uuid)`;
    expect(await unitsOf(expired.variant)).toMatchObject({ units: 2, stock: 2 });

    const returned = await sold(3);
    await pool`select shop.sell(${returned.attempt}::uuid)`;
    await pool`select shop.take_back(${returned.attempt}::uuid, ${pool.json({ [toUuid(returned.variant)]: 2 })})`;
    expect(await unitsOf(returned.variant)).toMatchObject({ units: 4, stock: 4 });
  });

  it('and goes out in exchange, or is refused when it is short however high the figure still is', async () => {
    const { variant, attempt } = await sold(3);
    await pool`select shop.send_instead(${attempt}::uuid, ${toUuid(variant)}::uuid, 1)`;
    expect(await unitsOf(variant)).toMatchObject({ units: 1, stock: 1 });
    await reserve(pool, one(variant));
    expect(await unitsOf(variant)).toMatchObject({ units: 0, stock: 1 });
    await expect(pool`select shop.send_instead(${attempt}::uuid, ${toUuid(variant)}::uuid, 1)`).rejects.toMatchObject({
      code: 'SK101',
    });
  });

  it('is not lost when it comes back while very many buy', async () => {
    const variant = await only({ stock: 10 });
    const tries = Array.from({ length: 80 }, async (_, at) => {
      const attempt = randomUUID();
      const lines = one(variant, 1 + (at % 2));
      try {
        await reserve(pool, lines, attempt);
      } catch {
        return 0;
      }
      if (at % 3 !== 0) return 1 + (at % 2);
      await pool`select shop.release(${attempt}::uuid)`;
      return 0;
    });
    const sold = (await Promise.all(tries)).reduce<number>((sum, units) => sum + units, 0);
    expect((await unitsOf(variant)).units).toBe(10 - sold);
    await pool`select shop.count_units()`;
    expect(await unitsOf(variant)).toMatchObject({ units: 10 - sold, stock: 10 - sold });
  });
});

describe('the figure of a drop', () => {
  it('is brought up to date, and never says too little', async () => {
    const variant = await only({ stock: 6 });
    await buy(pool, one(variant, 2), 0);
    expect(await unitsOf(variant)).toMatchObject({ units: 4, stock: 6 });
    const end = await holding(one(variant));
    await pool`select shop.count_units()`;
    expect(await unitsOf(variant)).toMatchObject({ units: 4, stock: 4 });
    await end('keep');
    expect(await differences()).toHaveLength(0);
    const [counted] = await pool<{ counted: number }[]>`select shop.count_units() as counted`;
    expect(counted?.counted).toBeGreaterThan(0);
    expect(await unitsOf(variant)).toMatchObject({ units: 3, stock: 3 });
  });

  it('is missed by the proof of the books when a unit stands where none should', async () => {
    const variant = await only({ stock: 2 });
    const plain = await only({ stock: 2, drop: false });
    await owner`insert into shop.unit (variant_id) values (${toUuid(variant)}), (${toUuid(plain)})`;
    const found = await pool<{ kind: string; subject: string; expected: string; found: string }[]>`
      select * from money.book_differences()`;
    expect(found).toContainEqual({
      kind: 'unit_mismatch',
      subject: toUuid(variant),
      expected: 'at most 2',
      found: '3',
    });
    expect(found).toContainEqual({ kind: 'unit_mismatch', subject: toUuid(plain), expected: '0', found: '1' });
    await owner`delete from shop.unit where variant_id in (${toUuid(variant)}, ${toUuid(plain)})`;
  });
});
