import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { buy, buyers, reserve, unitsOwner } from './testing/drops';
import { aPage, aProduct } from './testing/shop';

const pool = buyers(20);
const owner = unitsOwner();
afterAll(() => Promise.all([pool.end({ timeout: 1 }), owner.end({ timeout: 1 })]));

const addPlace = async (page: Id<'page'>, name: string, position: number) => {
  const id = newId('place');
  await owner`insert into shop.place (id, page_id, name, position) values (${toUuid(id)}, ${toUuid(page)}, ${name}, ${position})`;
  return id;
};
/** A page that keeps a variant in a shop and in a cellar, all of it in the shop at first. */
async function twoPlaces({ stock = 10, drop = false, places = 2 } = {}) {
  const { id: page } = await aPage();
  const { variants } = await aProduct(page, { variants: [{ stock, drop }] });
  const [variant = newId('variant')] = variants;
  const shop = await addPlace(page, 'Shop', 0);
  const cellar = places > 1 ? await addPlace(page, 'Cellar', 1) : shop;
  return { page, variant, shop, cellar };
}
const adjust = async (variant: Id<'variant'>, place: Id<'place'> | null, change: number, reason = 'received') => {
  const where = place === null ? null : toUuid(place);
  const [row] = await owner.begin(
    (transaction) => transaction<{ result: string }[]>`
      select shop.adjust_stock(${toUuid(variant)}::uuid, ${where}::uuid, ${change}, ${reason}, '', 999999) as result`,
  );
  return row?.result;
};
const move = async (variant: Id<'variant'>, from: Id<'place'>, to: Id<'place'>, units: number) => {
  const [row] = await owner<{ result: string }[]>`
    select shop.move_stock(${toUuid(variant)}::uuid, ${toUuid(from)}::uuid, ${toUuid(to)}::uuid, ${units}, '') as result`;
  return row?.result;
};
const stockOf = async (variant: Id<'variant'>) => {
  const [row] = await owner<{ stock: number; placed: boolean; drop: boolean }[]>`
    select stock, placed, drop from shop.variant where id = ${toUuid(variant)}`;
  return row ?? { stock: -1, placed: false, drop: false };
};
const at = async (variant: Id<'variant'>, place: Id<'place'>) => {
  const [row] = await owner<{ stock: number }[]>`
    select stock from shop.place_stock where variant_id = ${toUuid(variant)} and place_id = ${toUuid(place)}`;
  return row?.stock ?? 0;
};
const differences = (variant: Id<'variant'>) =>
  owner`select * from shop.stock_differences() where subject like ${`${toUuid(variant)}%`}`;
const release = (attempt: string) => pool`select shop.release(${attempt}::uuid)`;
const held = (variant: Id<'variant'>, quantity: number, attempt: string) =>
  pool.begin((transaction) => reserve(transaction, [{ variant, quantity }], attempt));

describe('stock by place', () => {
  it('is not kept on a page with one place', async () => {
    const { variant } = await twoPlaces({ places: 1 });
    expect(await buy(pool, [{ variant, quantity: 3 }], 0)).toBe(true);
    expect(await stockOf(variant)).toMatchObject({ stock: 7, placed: false });
    expect(await differences(variant)).toEqual([]);
  });

  it('begins with everything at the first place, and sells from places in their order', async () => {
    const { variant, shop, cellar } = await twoPlaces({ stock: 4 });
    expect(await adjust(variant, cellar, 5)).toBe('changed');
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([4, 5]);
    const attempt = randomUUID();
    await held(variant, 6, attempt);
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([0, 3]);
    const rows = await owner`
      select units from shop.reservation_place where attempt_id = ${attempt} order by units`;
    expect(rows.map((row) => row.units)).toEqual([2, 4]);
    expect(await differences(variant)).toEqual([]);
  });

  it('gives back what is released to the places it came from, also after their order changed', async () => {
    const { variant, shop, cellar } = await twoPlaces({ stock: 4 });
    await adjust(variant, cellar, 5);
    const attempt = randomUUID();
    await held(variant, 6, attempt);
    await owner`update shop.place set position = 9 - position where id in (${toUuid(shop)}, ${toUuid(cellar)})`;
    await release(attempt);
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([4, 5]);
    await buy(pool, [{ variant, quantity: 5 }], 0);
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([4, 0]);
    expect(await differences(variant)).toEqual([]);
  });

  it('takes back what was sold before there were places, to the first one', async () => {
    const { id: page } = await aPage();
    const { variants } = await aProduct(page, { variants: [{ stock: 5 }] });
    const [variant = newId('variant')] = variants;
    const attempt = randomUUID();
    await held(variant, 3, attempt);
    await pool`select shop.sell(${attempt}::uuid)`;
    const shop = await addPlace(page, 'Shop', 0);
    const cellar = await addPlace(page, 'Cellar', 1);
    await pool`select shop.take_back(${attempt}::uuid, ${pool.json({ [toUuid(variant)]: 2 })})`;
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([4, 0]);
    expect(await differences(variant)).toEqual([]);
  });

  it('refuses to take more from a place than is there, and to move more', async () => {
    const { variant, shop, cellar } = await twoPlaces({ stock: 4 });
    await adjust(variant, cellar, 2);
    expect(await adjust(variant, cellar, -3, 'lost')).toBe('short');
    expect(await move(variant, cellar, shop, 3)).toBe('short');
    expect(await move(variant, cellar, shop, 2)).toBe('changed');
    expect([await at(variant, shop), await at(variant, cellar), (await stockOf(variant)).stock]).toEqual([6, 0, 6]);
    expect(await differences(variant)).toEqual([]);
  });

  it('takes a number typed without a place off the places in their order, and adds to the first', async () => {
    const { variant, shop, cellar } = await twoPlaces({ stock: 4 });
    await adjust(variant, cellar, 5);
    await owner`update shop.variant set stock = stock - 6 where id = ${toUuid(variant)}`;
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([0, 3]);
    await owner`update shop.variant set stock = stock + 2 where id = ${toUuid(variant)}`;
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([2, 3]);
    expect(await differences(variant)).toEqual([]);
  });

  it('lies in one place while it is a drop, whose cap is as it was, and is kept by place again after', async () => {
    const { page, variant, shop, cellar } = await twoPlaces({ stock: 4 });
    await adjust(variant, cellar, 5);
    await owner`update shop.variant set drop = true where id = ${toUuid(variant)}`;
    expect(await stockOf(variant)).toMatchObject({ placed: false, stock: 9 });
    expect(await differences(variant)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 14 }, () => buy(pool, [{ variant, quantity: 1 }], 5)));
    expect(answers.filter(Boolean)).toHaveLength(9);
    await adjust(variant, null, 3);
    await owner`update shop.variant set drop = false where id = ${toUuid(variant)}`;
    expect(await stockOf(variant)).toMatchObject({ placed: true, stock: 3 });
    expect([await at(variant, shop), await at(variant, cellar)]).toEqual([3, 0]);
    expect(await differences(variant)).toEqual([]);
    await aProduct(page, { variants: [{ stock: 2 }] }).then(async ({ variants: [fresh = variant] }) => {
      expect(await at(fresh, shop)).toBe(2);
      expect(await differences(fresh)).toEqual([]);
    });
  });

  it('is never oversold, nor loses a unit, while many buy, give back, and its owner moves and counts', async () => {
    const { page, variant, shop, cellar } = await twoPlaces({ stock: 20 });
    await adjust(variant, cellar, 20);
    const shopper = async (index: number) => {
      const attempt = randomUUID();
      const got = await held(variant, 1 + (index % 3), attempt).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== 'SK101') throw error;
          return false;
        },
      );
      if (got && index % 4 === 0) await release(attempt);
    };
    const keeper = async (index: number) => {
      await move(variant, index % 2 ? shop : cellar, index % 2 ? cellar : shop, 2);
      await adjust(variant, index % 3 ? cellar : null, index % 2 ? 1 : -1, 'counted');
    };
    await Promise.all([
      ...Array.from({ length: 60 }, (_, index) => shopper(index)),
      ...Array.from({ length: 12 }, (_, index) => keeper(index)),
      addPlace(page, 'Market stall', 2),
      owner`update shop.place set position = 5 where id = ${toUuid(shop)}`,
    ]);
    const [sums] = await owner<{ least: number }[]>`
      select min(stock) as least from shop.place_stock where variant_id = ${toUuid(variant)}`;
    expect(sums?.least).toBeGreaterThanOrEqual(0);
    expect(await differences(variant)).toEqual([]);
  });

  it('agrees after processes that buy were killed in between', async () => {
    const { variant, cellar } = await twoPlaces({ stock: 300 });
    await adjust(variant, cellar, 300);
    const program = `
      import postgres from 'postgres';
      import { randomUUID } from 'node:crypto';
      const sql = postgres(process.env.DATABASE_URL_MONEY, { max: 3 });
      const once = async () => {
        const attempt = randomUUID();
        const lines = [{ variant: '${toUuid(variant)}', quantity: 2, unit_minor: 2000 }];
        await sql.begin(async (one) => {
          await one\`select shop.reserve(\${attempt}::uuid, \${one.json(lines)}, 600)\`;
          await one\`select pg_sleep(0.001)\`;
        });
        await sql\`select shop.release(\${attempt}::uuid)\`;
        process.stdout.write('.');
        return once();
      };
      await Promise.all([once(), once(), once()]);`;
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 15));
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // What a killed process had begun is taken back by the server, as soon as it notices.
    await expect.poll(() => differences(variant)).toEqual([]);
    const [left] = await owner<{ held: number }[]>`
      select coalesce(sum(quantity), 0)::int as held from shop.reservation where variant_id = ${toUuid(variant)} and state = 'held'`;
    expect((await stockOf(variant)).stock).toBe(600 - (left?.held ?? 0));
  });
});
