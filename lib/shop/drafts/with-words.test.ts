import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { aPage, aProduct } from '@/db/testing/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { withWords } from './queries';

const found = async (page: Id<'page'>, words: string) =>
  (
    await shopDb().execute<{ title: string }>(
      sql`select p.title from shop.product p where p.page_id = ${toUuid(page)} and ${withWords(page, words)} order by 1`,
    )
  ).map(({ title }) => title);

describe('words that an owner looks for', () => {
  it('stand in the title or in a SKU of her own products, each of them somewhere', async () => {
    const [mine, other] = [(await aPage()).id, (await aPage()).id];
    await aProduct(mine, { title: 'Plum bowl', variants: [{ sku: 'B-100' }] });
    await aProduct(mine, { title: 'Plum vase', variants: [{ sku: '' }] });
    await aProduct(other, { title: 'Plum bowl of others', variants: [{ sku: 'B-100' }] });
    expect(await found(mine, 'plum')).toEqual(['Plum bowl', 'Plum vase']);
    expect(await found(mine, 'plum b-10')).toEqual(['Plum bowl']);
    expect(await found(mine, 'plum b-2')).toEqual([]);
  });

  it('are looked for without the signs that nobody sees, which no database takes', async () => {
    const { id } = await aPage();
    await aProduct(id, { title: 'Plum bowl' });
    expect(await found(id, 'pl\u0000um')).toEqual(['Plum bowl']);
    expect(await found(id, '\u0000')).toEqual(['Plum bowl']);
  });

  it('are looked for in an index of SKUs, never in every variant of every shop', async () => {
    const { id } = await aPage();
    const plan = await shopDb().transaction(async (transaction) => {
      // Of a few rows reading all is the quickest: only what no index can answer is left to it.
      await transaction.execute(sql`set local enable_seqscan = off`);
      return transaction.execute<{ 'QUERY PLAN': string }>(
        sql`explain select p.id from shop.product p where p.page_id = ${toUuid(id)} and ${withWords(id, 'plum')}`,
      );
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/variant_sku_(?:key|trigrams)/);
    expect(text).not.toContain('Seq Scan');
  });
});
