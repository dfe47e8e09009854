import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ledger } from './read-ledger';

/** So many postings of one page, each with its other side: a credit of 7 and a debit of 2 in turn. */
async function withPostings(count: number) {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  const account = `seller:${toUuid(page)}:usd`;
  await ownerDb().execute(sql`
    insert into ledger.account (code, kind, currency, normal, hot)
    values (${account}, 'seller', 'USD', 'credit', true), ('psp:test:usd', 'psp', 'USD', 'debit', true) on conflict do nothing`);
  await ownerDb().execute(sql`
    with made as (
      insert into ledger.txn (id, kind, state, idempotency_key, request_hash)
      select gen_random_uuid(), 'test', 'posted', gen_random_uuid()::text, repeat('0', 64) from generate_series(1, ${count}::int) returning id),
    counted as (select id, row_number() over () as n from made)
    insert into ledger.entry (txn_id, account, side, phase, amount_minor, currency)
    select id, account, side, 'posted', case n % 2 when 1 then 7 else 2 end, 'USD' from counted, lateral (values
      (${account}, case n % 2 when 1 then 'credit' else 'debit' end),
      ('psp:test:usd', case n % 2 when 1 then 'debit' else 'credit' end)) w(account, side) order by n`);
  return { job: { archiveId: newId('archive'), pageId: page, personId: actor.personId } };
}

it('tells the balance after every posting, over the ends of steps', async () => {
  const { job } = await withPostings(1_100);
  const balances: string[] = [];
  for (let cursor: string | null = null, more = true; more; ) {
    const { pieces, next } = await ledger.step(job, cursor);
    const [lines] = pieces;
    balances.push(
      ...String(lines?.body)
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line).balance])),
    );
    cursor = next;
    more = next !== null;
  }
  const expected = Array.from({ length: 1_100 }, (_, at) => String(Math.floor(at / 2) * 5 + (at % 2 === 0 ? 7 : 5)));
  expect(balances).toEqual(expected);
});

it('takes no longer for the last of very many postings than for the first', async () => {
  const { job } = await withPostings(12_000);
  const timed = async (cursor: string | null) => {
    const begun = performance.now();
    const { next } = await ledger.step(job, cursor);
    return { next, took: performance.now() - begun };
  };
  await timed(null);
  const first = await timed(null);
  let last = first;
  for (let step = 1; step < 24 && last.next !== null; step += 1) last = await timed(last.next);
  // Added up from the beginning it took forty times as long.
  expect(last.took).toBeLessThan(first.took * 20 + 250);
});
