import { beforeEach, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { newestOfShops } from './newest-of-shops';

// The newest of all: what the tests before have made is not seen.
beforeEach(() => shopDb().update(page).set({ shopOpen: false }));

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const titles = async (limit = 10) => (await newestOfShops(anybody, { limit })).map(({ title }) => title);

async function fill(shop: Id<'page'>, name: string, count: number, minutes = 0): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await aProduct(shop, { title: `${name} ${at}`, pictures: 1, publishedAt: minutesAgo(minutes + at) });
}

it('holds two of a shop, however many it brings at once, and the others behind them', async () => {
  const [flood, quiet] = [await aPage(), await aPage()];
  await fill(quiet.id, 'Quiet', 3, 100);
  await fill(flood.id, 'Flood', 20);
  expect(await titles()).toEqual(['Flood 0', 'Flood 1', 'Quiet 0', 'Quiet 1']);
  expect(await titles(3)).toEqual(['Flood 0', 'Flood 1', 'Quiet 0']);
});

it('meets shops behind one that fills all that is looked at first', async () => {
  const [flood, quiet] = [await aPage(), await aPage()];
  await fill(quiet.id, 'Quiet', 1, 2_000);
  for (let at = 0; at < 500; at += 1)
    await aProduct(flood.id, { title: 'Flood', publishedAt: minutesAgo(at), variants: [] });
  expect(await titles()).toEqual(['Quiet 0']);
});

it('holds nothing without a picture, nothing sold out, nothing of a closed shop', async () => {
  const [open, closed] = [await aPage(), await aPage({ shopOpen: false })];
  await fill(open.id, 'Here', 1, 10);
  await aProduct(open.id, { title: 'Bare' });
  await aProduct(open.id, { title: 'Gone', pictures: 1, variants: [{ stock: 0 }] });
  await fill(closed.id, 'Closed', 1);
  expect(await titles()).toEqual(['Here 0']);
});

it('is empty where nothing is new', async () => {
  expect(await titles()).toEqual([]);
});
