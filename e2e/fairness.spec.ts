/** Every page, opened as everybody it is meant for and in both languages, presses nobody: docs/fairness.md. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { type OwnerDb, openOwner } from '../db/seed/owner';
import { fromUuid } from '../lib/kernel/ids';
import { choiceFaults, choices } from '../scripts/fair/choices.mjs';
import { deadlineFaults, deadlinesIn } from '../scripts/fair/deadlines.mjs';
import { naggingFaults } from '../scripts/fair/nagging.mjs';
import { inLanguage, openAll } from '../scripts/fair/open-all.mjs';
import { priceFaults } from '../scripts/fair/prices.mjs';
import { mayBeMissing, opened } from '../scripts/fair/routes.mjs';
import { tickedFaults } from '../scripts/fair/ticked.mjs';
import { allowed } from '../scripts/fair/ticked-allowed.mjs';
import { treeOf } from '../scripts/fair/tree.mjs';
import { readPlaces } from '../scripts/prove/places';
import { openDatabase } from '../scripts/start/database.mjs';
import { demoSignIns } from './app';
import { expect, test } from './fixtures';

const messages = path.resolve(import.meta.dirname, '../lib/platform/messages');
const password = () => demoSignIns()[0]?.password ?? '';
/** What there is to open; of products first the one that counts down, then one of each shop. */
async function places(database: OwnerDb, origin: string): Promise<Record<string, string[]>> {
  const found = await readPlaces(database, 'omar', 'lina');
  const products = found.product ?? [];
  const eachShop = [...new Map(products.map((one) => [one.split('/')[0], one])).values()];
  const product = [await comingProduct(database), ...eachShop, ...products];
  const filled = Object.entries({ ...found, product }).map(([name, list]) => [
    name,
    list.length > 0 ? list : ['nobodys'],
  ]);
  return { ...Object.fromEntries(filled), origin: [origin] };
}

/** The product of the demonstration that is still to be opened. */
async function comingProduct(database: OwnerDb): Promise<string> {
  const [coming] = await database.execute<{ path: string }>(sql`
    select g.handle || '/' || p.slug as path from shop.opening o join shop.product p on p.id = o.product_id
    join shop.page g on g.id = p.page_id where o.opens_at > now() and g.handle = 'cedar-and-co' limit 1`);
  if (!coming) throw new Error('the demonstration has no opening');
  return coming.path;
}

/** The words of each choice as its buttons carry them; what stands for a name or an amount may be anything. */
function choiceWords(locale: string) {
  const words = (key: string) => {
    const [area = '', name = ''] = key.split('.');
    const text: string = JSON.parse(readFileSync(path.join(messages, locale, `${area}.json`), 'utf8'))[name];
    const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  };
  return choices.map(({ accept, refuse }) => ({ accept: words(accept), refuse: words(refuse) }));
}

/** Moments and units that are kept; as others buy meanwhile, what was there before and what is there after. */
async function kept(database: OwnerDb) {
  const moments = await database.execute<{ at: Date | string }>(
    sql`select opens_at as at from shop.opening union all select until from money.turn where until is not null
      union all select deadline from money.split_purchase
      union all select decided_at + interval '1 minute' from identity.proposal where decided_at is not null`,
  );
  const stock = await database.execute<{ id: string; stock: number }>(sql`select id, stock from shop.variant`);
  return {
    moments: moments.map(({ at }) => new Date(at).toISOString()),
    stock: stock.map(({ id, stock }) => ({ id: fromUuid('variant', id), stock })),
  };
}

/** What agents are told, by variant: the feed of every page that sells. */
async function feedOf(origin: string, handles: readonly string[]): Promise<Map<string, string>> {
  const prices = new Map<string, string>();
  for (const handle of handles) {
    const answer = await fetch(`${origin}/${handle}/feeds/google.tsv`);
    const [head = [], ...rows] = (await answer.text()).split('\n').map((line) => line.split('\t'));
    const of = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
    if (answer.ok) for (const row of rows) prices.set(of(row, 'id'), of(row, 'sale_price') || of(row, 'price'));
  }
  return prices;
}

test('no page has an extra ticked, a false countdown, a hidden no, a price that is another elsewhere or a question over it', async ({
  baseURL,
}) => {
  const origin = baseURL ?? '';
  const folder = process.env.SOUK_DATA || '.souk';
  const { ownerUrl } = await openDatabase(folder, process.env);
  const { database, close } = openOwner(ownerUrl);
  try {
    const there = await places(database, origin);
    const before = await kept(database);
    const [pages, feed] = await Promise.all([
      openAll({ origin, password: password(), places: there }),
      feedOf(origin, there.page ?? []),
    ]);
    const after = await kept(database);
    const moments = new Set([...before.moments, ...after.moments]);
    const stock = new Map<string, number[]>();
    for (const one of [...before.stock, ...after.stock]) stock.set(one.id, [...(stock.get(one.id) ?? []), one.stock]);
    const pairs = { en: choiceWords('en'), ar: choiceWords('ar') };
    const counts: string[] = [];
    const faults = pages.flatMap(({ route, who, path: at, locale, html, status }) => {
      if (status !== 200) return [];
      const tree = treeOf(html);
      counts.push(...deadlinesIn(tree).map(() => at));
      return [
        ...tickedFaults(tree, route, allowed),
        ...deadlineFaults(tree, { moments, stock }),
        ...choiceFaults(tree, pairs[locale]),
        ...naggingFaults(tree),
        ...(route === '/[page]/[product]' ? priceFaults(tree, feed) : []),
      ].map((fault) => `${inLanguage(at, locale)} as ${who}: ${fault}`);
    });
    const answered = new Set(pages.filter(({ status }) => status === 200).map(({ route }) => route));
    const silent = Object.keys(opened).filter((route) => !answered.has(route) && !mayBeMissing.includes(route));
    expect(faults).toEqual([]);
    expect(silent, 'pages that answered nobody').toEqual([]);
    expect(counts.length, 'a countdown was among them').toBeGreaterThan(0);
  } finally {
    await close();
  }
});

test('a countdown does not begin anew for whoever comes again', async ({ request }) => {
  const folder = process.env.SOUK_DATA || '.souk';
  const { ownerUrl } = await openDatabase(folder, process.env);
  const { database, close } = openOwner(ownerUrl);
  const coming = await comingProduct(database);
  await close();
  const read = async () => deadlinesIn(treeOf(await (await request.get(`/${coming}`)).text()));
  const [first, since] = [await read(), Date.now()];
  expect(first).toHaveLength(1);
  await expect.poll(() => Date.now() - since).toBeGreaterThan(2_000);
  expect(await read()).toEqual(first);
});
