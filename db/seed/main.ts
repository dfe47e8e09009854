/**
 * `npm run seed -- --seed N --clock ISO`: writes the demo world. The same seed and clock give the same world; what stands already
 * is left alone, so a second run changes nothing. `--products N` adds N plain products to one shop, for measuring; `--only test-shop` writes the
 * shop behind the test pairs alone, into a world that was written before there was one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Derive } from './derive';
import { openOwner } from './owner';
import { demoPassword, people } from './world/people';
import { writeBulk } from './write-bulk';
import { writeCharity } from './write-charity';
import { writeCollections } from './write-collections';
import { writeDiscounts } from './write-discounts';
import { writeDoors, writeDueOrders } from './write-doors';
import { writeFiles } from './write-files';
import { writeFilms } from './write-films';
import { writeInsights } from './write-insights';
import { writeMarkets } from './write-markets';
import { MediaWriter } from './write-media';
import { writeOpenings } from './write-openings';
import { writeOrders } from './write-orders';
import { writeFollows, writePeople } from './write-people';
import { writePosts } from './write-posts';
import { writeReviews } from './write-reviews';
import { writeRules } from './write-rules';
import { writePayouts, writeSellers } from './write-sellers';
import { writeShares } from './write-shares';
import { hideUnpictured, pageIdOf, writeShops } from './write-shops';
import { writeSocial } from './write-social';
import { writeTalks } from './write-talks';
import { writeTestShop } from './write-test-shop';
import { writeTies } from './write-ties';
import { writeWallets } from './write-wallets';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    clock: { type: 'string' },
    products: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});

/** The roles worth signing in as, for the banner of `npm start`. */
const roles = [
  ['shopper', 'lina@demo.souk'],
  ['owner', 'omar@demo.souk'],
  ['owner-arabic', 'salma@demo.souk'],
  ['operator', 'operator@demo.souk'],
  ['second-operator', 'second-operator@demo.souk'],
] as const;

async function main(): Promise<void> {
  const seed = Number(values.seed);
  const clock = values.clock ? new Date(values.clock) : new Date();
  if (!Number.isSafeInteger(seed) || Number.isNaN(clock.getTime()))
    throw new Error('--seed takes a whole number, --clock an ISO time');
  const derive = new Derive(seed, clock);
  const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
  try {
    if (values.only === 'test-shop') return await writeTestShop(database, derive);
    await writePeople(database, derive);
    await writeRules(database, derive);
    const writer = new MediaWriter(database, derive);
    const shops = await writeShops(database, derive, writer);
    await writePosts(database, derive, writer);
    await writeFiles(database, derive);
    await writeFilms(database, derive);
    await writeCollections(database, derive);
    await writeDiscounts(database, derive);
    await writeMarkets(database, derive);
    await writeDoors(database, derive);
    await writeFollows(database, derive, (handle) => pageIdOf(derive, handle));
    await writeTies(database, derive);
    const wallets = await writeWallets(database, derive);
    const verified = await writeSellers(database, derive);
    await writeTestShop(database, derive);
    const orders = await writeOrders(database, derive, wallets);
    await writeDueOrders(database, derive, wallets);
    await writeCharity(database, derive);
    const payouts = await writePayouts(database);
    await writeInsights(database, derive);
    await writeShares(database, derive);
    const reviews = await writeReviews(database, derive);
    await writeSocial(database, derive);
    await writeOpenings(database, derive);
    await writeTalks(database, derive);
    const hidden = await hideUnpictured(database, derive);
    const bulk = await writeBulk(database, derive, Number(values.products));
    leaveSignIns();
    console.log(
      JSON.stringify({
        seed,
        clock: clock.toISOString(),
        people: people.length,
        ...shops,
        hidden,
        orders,
        reviews,
        verified,
        payouts,
        bulk,
      }),
    );
  } finally {
    await close();
  }
}

function leaveSignIns(): void {
  const folder = process.env.SOUK_DATA || '.souk';
  mkdirSync(folder, { recursive: true });
  const signIns = roles.map(([role, email]) => ({ role, email, password: demoPassword }));
  writeFileSync(path.join(folder, 'demo.json'), `${JSON.stringify({ signIns }, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
