import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import { isOpen, mayMove, returnNext, returnStates } from './model';

test('SQL and TypeScript know the same graph of return states', async () => {
  for (const from of returnStates) {
    for (const to of returnStates) {
      const [row] = await ownerDb().execute<{ may: boolean }>(sql`select money.return_may(${from}, ${to}) as may`);
      expect([from, to, row?.may]).toEqual([from, to, mayMove(from, to)]);
    }
  }
});

test.each([
  ['pg_constraint', 'return_request_state', returnStates],
  ['pg_index', 'return_request_open', returnStates.filter(isOpen)],
] as const)('the words of %s %s are those of the model', async (_, name, words) => {
  const [row] = await ownerDb().execute<{ definition: string }>(sql`
    select coalesce(
      (select pg_get_constraintdef(oid) from pg_constraint where conname = ${name} and connamespace = 'money'::regnamespace),
      (select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = to_regclass(${`money.${name}`}))) as definition`);
  const named = [...(row?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
  expect(named.sort()).toEqual([...words].sort());
});

test('what ends leads nowhere, and everything open can still end', () => {
  const ends = returnStates.filter((state) => !isOpen(state));
  expect(ends.sort()).toEqual(['declined', 'exchanged', 'refunded', 'withdrawn']);
  for (const state of returnStates.filter(isOpen)) expect(returnNext[state]).toContain('refunded');
});
