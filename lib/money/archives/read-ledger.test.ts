import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ledger } from './read-ledger';

/** So many postings of one page, written past the functions of the books: a credit of 7 and a debit of 2 in turn. */
async function withPostings(count: number) {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  const account = `seller:${toUuid(page)}:usd`;
  await ownerDb().transaction(async (transaction) => {
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(
      sql`insert into ledger.account (code, kind, currency, normal, hot) values (${account}, 'seller', 'USD', 'credit', true)`,
    );
    const txn = toUuid(newId('txn'));
    await transaction.execute(sql`
      insert into ledger.txn (id, kind, state, idempotency_key, request_hash) values (${txn}::uuid, 'test', 'posted', ${txn}, repeat('0', 64))`);
    await transaction.execute(sql`
      insert into ledger.entry (txn_id, account, side, phase, amount_minor, currency)
      select ${txn}::uuid, ${account}, case n % 2 when 1 then 'credit' else 'debit' end, 'posted', case n % 2 when 1 then 7 else 2 end, 'USD'
      from generate_series(1, ${count}::int) n`);
  });
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
  const { job } = await withPostings(60_000);
  const timed = async (cursor: string | null) => {
    const begun = performance.now();
    const { next } = await ledger.step(job, cursor);
    return { next, took: performance.now() - begun };
  };
  await timed(null);
  const first = await timed(null);
  let last = first;
  for (let step = 1; step < 120 && last.next !== null; step += 1) last = await timed(last.next);
  // Added up from the beginning it took a hundred times as long, and the half of a minute.
  expect(last.took).toBeLessThan(first.took * 20 + 250);
});
