/**
 * What a screen of the feed costs at 100, 10,000 and 1,000,000 edges of following: one person who follows many pages, and one page
 * that many follow. The statement is the product's own. All of it is one transaction that is taken back at the end. Prints one JSON.
 *   DATABASE_URL=postgres://<owner of a migrated database> node bench/feed.mjs [--looks 40] [--pages 10000]
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { bundleEntries } from '../scripts/start/bundle.mjs';

const { values } = parseArgs({
  options: { looks: { type: 'string', default: '40' }, pages: { type: 'string', default: '10000' } },
});
const [looks, pages] = [values.looks, values.pages].map(Number);
const edges = [100, 10_000, 1_000_000];
/** Three updates of each page, spread over the week that the feed shows. */
const postsEach = 3;

await bundleEntries({ feed: 'bench/feed.ts' }, 'dist/bench');
const { feed } = await import(pathToFileURL(path.resolve('dist/bench/feed.mjs')).href);

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
const rounded = (number) => Math.round(number * 100) / 100;

async function timed(run, times) {
  const taken = [];
  for (let look = 0; look < times; look++) {
    const from = performance.now();
    await run();
    taken.push(performance.now() - from);
  }
  taken.sort((one, other) => one - other);
  return { p50: rounded(taken[Math.floor(times * 0.5)]), p95: rounded(taken[Math.floor(times * 0.95)]) };
}

const ask = (tx, { sql: text, params }) => tx.unsafe(text, params, { prepare: true });

async function fill(tx) {
  await tx`
    insert into shop.page (id, handle, name, kind, country, currency, state, shop_open)
    select gen_random_uuid(), 'bench-feed-' || n, 'Bench', 'home', 'US', 'USD', 'published', true
    from generate_series(1, ${pages}::int) n`;
  await tx`
    insert into shop.post (id, page_id, author_id, body, published_at)
    select gen_random_uuid(), g.id, gen_random_uuid(), 'Bench', now() - random() * interval '7 days'
    from shop.page g, generate_series(1, ${postsEach}::int) where g.handle like 'bench-feed-%'`;
}

/** A person follows as many pages: the bench's own, and beyond those ids of pages that have said nothing. */
async function followMany(tx, count) {
  const person = randomUUID();
  await tx`
    insert into social.page_follow (person_id, page_id)
    select ${person}::uuid, id from shop.page where handle like 'bench-feed-%' order by id limit ${Math.min(count, pages)}::int`;
  if (count > pages)
    await tx`
      insert into social.page_follow (person_id, page_id)
      select ${person}::uuid, gen_random_uuid() from generate_series(1, ${count - pages}::int)`;
  return person;
}

/** One page is followed by as many, and one of them looks. */
async function followedByMany(tx, count) {
  const [page] = await tx`select id from shop.page where handle = 'bench-feed-1'`;
  const person = await followMany(tx, 100);
  await tx`insert into social.page_follow (person_id, page_id) values (${person}::uuid, ${page.id}) on conflict do nothing`;
  await tx`
    insert into social.page_follow (person_id, page_id)
    select gen_random_uuid(), ${page.id} from generate_series(1, ${count - 1}::int)`;
  return { person, page: page.id };
}

const found = [];
class Done extends Error {}
await sql
  .begin(async (tx) => {
    await tx.unsafe('set local statement_timeout = 0');
    await fill(tx);
    for (const count of edges) {
      const person = await followMany(tx, count);
      const { person: follower, page } = await followedByMany(tx, count);
      for (const table of ['shop.page', 'shop.post', 'social.page_follow']) await tx.unsafe(`analyze ${table}`);
      const screen = (who, pagesCounted) => () => ask(tx, feed.screen(who, { pages: pagesCounted, people: 0 }));
      const [seen] = await ask(tx, feed.counted(person));
      const row = { edges: count, items: (await screen(person, seen.pages)()).length };
      row.counting = await timed(() => ask(tx, feed.counted(person)), looks);
      row.asProduct = await timed(screen(person, seen.pages), looks);
      row.bySource = await timed(screen(person, 0), Math.min(looks, count > 100_000 ? 3 : looks));
      row.byTime = await timed(screen(person, feed.sourcesMax + 1), looks);
      row.ofFollowedByMany = await timed(screen(follower, 100), looks);
      row.publish = await timed(
        () =>
          tx`insert into shop.post (id, page_id, author_id, body) values (gen_random_uuid(), ${page}, gen_random_uuid(), 'Bench')`,
        looks,
      );
      found.push(row);
      process.stderr.write(`  ${count} edges measured\n`);
    }
    throw new Done();
  })
  .catch((error) => {
    if (!(error instanceof Done)) throw error;
  });
await sql.end();
const first = found[0];
console.log(
  JSON.stringify(
    found.map((row) => ({ ...row, ratio: rounded(row.asProduct.p50 / first.asProduct.p50) })),
    null,
    1,
  ),
);
