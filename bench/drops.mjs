/**
 * Reservations a second of a drop beside those of an ordinary hot variant, in turns, when every buyer's transaction stays open
 * for a while before its commit. Prints one JSON.
 *   DATABASE_URL=postgres://<owner of a migrated database> node bench/drops.mjs [--shoppers 32] [--seconds 4] [--hold 50] [--rounds 3]
 * With --waiting 10000 [--units 100] it is the line of an opening instead (`bench/line.mjs`): as many wait, as few units are there.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { makeShop, openOwner } from './crowd.mjs';
import { runLine } from './line.mjs';

const { values } = parseArgs({
  options: {
    shoppers: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '4' },
    hold: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
    waiting: { type: 'string', default: '0' },
    units: { type: 'string', default: '100' },
  },
});
const [shoppers, seconds, hold, rounds] = [values.shoppers, values.seconds, values.hold, values.rounds].map(Number);
const units = 10_000;

/** Everybody reserves one unit after the other until the time is over. @returns {Promise<number>} reservations a second */
async function reservationsPerSecond(sql, variant) {
  const from = performance.now();
  let done = 0;
  const shopper = async () => {
    while (performance.now() - from < seconds * 1000) {
      await sql.begin(async (transaction) => {
        const lines = transaction.json([{ variant, quantity: 1, unit_minor: 4120 }]);
        await transaction`select shop.reserve(${randomUUID()}::uuid, ${lines}, 600)`;
        await transaction`select pg_sleep(${hold / 1000})`;
      });
      done++;
    }
  };
  await Promise.all(Array.from({ length: shoppers }, shopper));
  return done / ((performance.now() - from) / 1000);
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const sql = openOwner(process.env.DATABASE_URL ?? '', shoppers);
if (Number(values.waiting) > 0) {
  const [thing] = await makeShop(sql, [Number(values.units)]);
  await sql`update shop.variant set drop = true where id = ${thing.variant}`;
  console.log(JSON.stringify(await runLine(sql, thing.variant, { waiting: Number(values.waiting) })));
  await sql.end();
  process.exit(0);
}
const found = { ordinary: [], drop: [] };
for (let round = 0; round < rounds; round++) {
  const [ordinary, drop] = await makeShop(sql, [units, units]);
  await sql`update shop.variant set drop = true where id = ${drop.variant}`;
  found.ordinary.push(await reservationsPerSecond(sql, ordinary.variant));
  found.drop.push(await reservationsPerSecond(sql, drop.variant));
}
await sql.end();
const [ordinary, drop] = [median(found.ordinary), median(found.drop)];
const rounded = (number) => Math.round(number * 10) / 10;
console.log(
  JSON.stringify({
    shoppers,
    holdMs: hold,
    ordinary: rounded(ordinary),
    drop: rounded(drop),
    ratio: rounded(drop / ordinary),
  }),
);
