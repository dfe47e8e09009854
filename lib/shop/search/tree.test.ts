import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { toUuid } from '@/lib/kernel/ids';
import type { SearchRequest } from './model';
import { search } from './queries';

const ask = (query: string, rest: Partial<SearchRequest>) => search(anybody, { query, ...rest });
const titles = async (query: string, rest: Partial<SearchRequest>) =>
  (await ask(query, rest)).items.map((item) => item.title);

describe('the tree of categories', () => {
  it('finds by a place what stands there and below it, and counts what each place below would show', async () => {
    const page = await aPage({});
    for (const [title, subcategory] of [
      ['Oak armchair', 'armchairs'],
      ['Ash rocker', 'rocking-chairs'],
      ['Elm chair', 'chairs'],
      ['Pine desk', 'desks'],
      ['Beech thing', ''],
    ] as const) {
      await aProduct(page.id, { title, category: 'furniture', subcategory });
    }
    const within = { page: page.handle };
    expect(await titles('', { ...within, category: 'furniture' })).toHaveLength(5);
    expect((await titles('', { ...within, category: 'chairs' })).toSorted()).toEqual([
      'Ash rocker',
      'Elm chair',
      'Oak armchair',
    ]);
    expect(await titles('', { ...within, category: 'armchairs' })).toEqual(['Oak armchair']);
    const { below, total, categories } = await ask('', { ...within, category: 'furniture' });
    expect({ below, total, categories }).toEqual({
      below: [
        { category: 'chairs', count: 3 },
        { category: 'tables', count: 1 },
      ],
      ...{ total: 5, categories: [{ category: 'furniture', count: 5 }] },
    });
    expect((await ask('', { ...within, category: 'chairs' })).below).toEqual([
      { category: 'armchairs', count: 1 },
      { category: 'rocking-chairs', count: 1 },
    ]);
    expect((await ask('', within)).below).toEqual([]);
  });

  it('makes a product findable by the words of its place, in both languages', async () => {
    const page = await aPage({});
    await aProduct(page.id, { title: 'Sidr', category: 'furniture', subcategory: 'sideboards' });
    for (const word of ['buffet', 'بوفيه', 'furniture'])
      expect(await titles(word, { page: page.handle })).toEqual(['Sidr']);
  });
});

describe('a product in the tree', () => {
  const placeOf = async (id: string) => {
    const [row] = await shopDb().execute<{ category: string; subcategory: string }>(
      sql`select category, subcategory from shop.product where id = ${id}::uuid`,
    );
    return row;
  };

  it('stands on the shelf of its place, whoever writes either, and in no place that is none', async () => {
    const page = await aPage({});
    const made = await aProduct(page.id, { title: 'Bowl', category: 'rugs', subcategory: 'bowls' });
    const id = toUuid(made.id);
    expect(await placeOf(id)).toEqual({ category: 'ceramics', subcategory: 'bowls' });
    await shopDb().execute(sql`update shop.product set category = 'art' where id = ${id}::uuid`);
    expect(await placeOf(id)).toEqual({ category: 'art', subcategory: '' });
    await shopDb().execute(sql`update shop.product set subcategory = 'mugs' where id = ${id}::uuid`);
    expect(await placeOf(id)).toEqual({ category: 'ceramics', subcategory: 'mugs' });
    const wrong = shopDb().execute(sql`update shop.product set subcategory = 'amphorae' where id = ${id}::uuid`);
    await expect(wrong).rejects.toMatchObject({ cause: { code: '23514' } });
  });
});
