import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { enqueue } from './enqueue';

const connect = (ring: string) =>
  postgres(process.env[`DATABASE_URL_${ring}`] ?? '', { max: 1, onnotice: () => undefined });
const pools = { money: connect('MONEY'), shop: connect('SHOP'), queue: connect('QUEUE') };
const money = drizzle(pools.money);
const shop = drizzle(pools.shop);
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

afterAll(() => Promise.all(Object.values(pools).map((pool) => pool.end())));

async function tasks(): Promise<string[]> {
  const rows = await pools.queue<{ task: string }[]>`
    select task_identifier as task from graphile_worker.jobs order by task_identifier`;
  return rows.map((row) => row.task);
}

describe('the queue', () => {
  it('keeps a job only if the transaction that asked for it commits', async () => {
    const changedMind = money.transaction(async (transaction) => {
      await enqueue(transaction, 'money:rolled-back');
      throw new Error('changed my mind');
    });
    await expect(changedMind).rejects.toThrow('changed my mind');
    await money.transaction((transaction) => enqueue(transaction, 'money:kept', { payload: { order: 'ord_1' } }));
    const jobs = await tasks();
    expect(jobs).toContain('money:kept');
    expect(jobs).not.toContain('money:rolled-back');
  });

  it('refuses a task of another ring', async () => {
    await expect(enqueue(money, 'shop:reindex')).rejects.toEqual(refused('42501'));
    await expect(money.execute(sql`select queue.add_money('shop:reindex')`)).rejects.toEqual(refused('42501'));
    const direct = sql`select queue.enqueue('shop', 'shop:reindex', '{}', now(), null)`;
    await expect(money.execute(direct)).rejects.toEqual(refused('42501'));
    expect(await tasks()).not.toContain('shop:reindex');
  });

  it('refuses a payload that holds content instead of ids', async () => {
    const letter = { payload: { text: 'x'.repeat(3000) } };
    await expect(enqueue(money, 'money:mail', letter)).rejects.toEqual(refused('22001'));
  });

  it('replaces the waiting job of the same key, within its ring only', async () => {
    await enqueue(money, 'money:once', { key: 'same' });
    await enqueue(money, 'money:once', { key: 'same' });
    await enqueue(shop, 'shop:once', { key: 'same' });
    expect((await tasks()).filter((task) => task.endsWith(':once'))).toEqual(['money:once', 'shop:once']);
  });

  it('holds a job back until its time', async () => {
    await enqueue(money, 'money:later', { after: '10 seconds' });
    const [job] = await pools.queue<{ wait: number }[]>`
      select extract(epoch from run_at - created_at)::float8 as wait from graphile_worker.jobs
      where task_identifier = 'money:later'`;
    expect(job?.wait).toBeCloseTo(10, 1);
  });

  it('shows jobs to no ring', async () => {
    await expect(money.execute(sql`select * from graphile_worker.jobs`)).rejects.toEqual(refused('42501'));
    await expect(shop.execute(sql`select * from queue.heartbeat`)).rejects.toEqual(refused('42501'));
  });
});
