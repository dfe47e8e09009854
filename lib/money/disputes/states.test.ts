import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import { type DisputeState, disputeNext, isOpen } from './model';

const states = Object.keys(disputeNext) as DisputeState[];

test('SQL and TypeScript know the same graph of dispute states', async () => {
  for (const from of states) {
    for (const to of states) {
      const [row] = await ownerDb().execute<{ may: boolean }>(sql`select money.dispute_may(${from}, ${to}) as may`);
      expect([from, to, row?.may]).toEqual([from, to, disputeNext[from].some((next) => next === to)]);
    }
  }
});

test.each([
  ['dispute_state', states],
  ['dispute_open', states.filter((state) => isOpen({ state }))],
] as const)('the words of %s are those of the model', async (name, words) => {
  const [row] = await ownerDb().execute<{ definition: string }>(sql`
    select coalesce(
      (select pg_get_constraintdef(oid) from pg_constraint where conname = ${name} and connamespace = 'money'::regnamespace),
      (select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = to_regclass(${`money.${name}`}))) as definition`);
  const named = [...(row?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
  expect(named.sort()).toEqual([...words].sort());
});
