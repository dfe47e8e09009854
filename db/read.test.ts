import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { readShop } from './client/shop';

const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });

afterAll(() => owner.end());

describe('prepared reads', () => {
  it('are all answered while a migration changes what they were prepared for', async () => {
    const read = () => readShop<{ key: string }>(sql`select c.* from shop.category c where c.key = ${'rugs'}`);
    const many = () => Promise.all(Array.from({ length: 60 }, read));
    await many();
    for (const column of ['one', 'two', 'three']) {
      await owner.unsafe(`alter table shop.category add column ${column} int`);
      const answers = await many();
      expect(answers.every(([row]) => row?.key === 'rugs' && column in row)).toBe(true);
    }
  });

  it('keep text that looks like SQL as text', async () => {
    const hostile = "'; drop table shop.category; --";
    expect(await readShop(sql`select ${hostile}::text as said`)).toEqual([{ said: hostile }]);
  });
});
