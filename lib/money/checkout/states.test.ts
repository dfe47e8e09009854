import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import { attemptNext, orderNext } from './model';

test.each([
  ['order', orderNext],
  ['attempt', attemptNext],
] as [string, Record<string, readonly string[]>][])(
  'SQL and TypeScript know the same graph of %s states',
  async (noun, graph) => {
    const states = Object.keys(graph);
    for (const from of states) {
      for (const to of states) {
        const [row] = await ownerDb().execute<{ may: boolean }>(
          sql`select ${sql.raw(`money.${noun}_may`)}(${from}, ${to}) as may`,
        );
        expect([from, to, row?.may]).toEqual([from, to, graph[from]?.includes(to) ?? false]);
      }
    }
    const [constraint] = await ownerDb().execute<{ definition: string }>(
      sql`select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ${`${noun}_state`} and connamespace = 'money'::regnamespace`,
    );
    const named = [...(constraint?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
    expect(named.sort()).toEqual([...states].sort());
  },
);
