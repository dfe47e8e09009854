import { randomUUID } from 'node:crypto';
import { sql as query } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';

const money = postgres(process.env.DATABASE_URL_MONEY ?? '', { max: 20, onnotice: () => undefined });
const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([money.end(), owner.end()]));

type Entry = { account: string; side: 'debit' | 'credit'; amount: string; currency: string };
const pair = (from: string, to: string, amount: bigint, currency = 'USD'): Entry[] => [
  { account: from, side: 'debit', amount: amount.toString(), currency },
  { account: to, side: 'credit', amount: amount.toString(), currency },
];
const apply = async (key: string, phase: 'pending' | 'posted', entries: Entry[], id: string = randomUUID()) => {
  const [row] = await money<
    { answer: string }[]
  >`select ledger.apply(${id}::uuid, 'test', ${key}, ${phase}, ${JSON.stringify(entries)}::text::jsonb) as answer`;
  return { id, answer: row?.answer };
};
const balance = async (code: string) => {
  const [row] = await money<
    { posted: string; pending: string }[]
  >`select posted::text, pending::text from ledger.balance where code = ${code}`;
  return row;
};

test('the same key and content applies once; other content under a used key is an error', async () => {
  const key = randomUUID();
  const entries = pair('psp:test:usd', `seller:${randomUUID()}:usd`, 500n);
  const answers = await Promise.all(Array.from({ length: 20 }, () => apply(key, 'posted', entries)));
  expect(answers.filter(({ answer }) => answer === 'applied')).toHaveLength(1);
  expect(answers.filter(({ answer }) => answer === 'replayed')).toHaveLength(19);
  await expect(apply(key, 'posted', pair('psp:test:usd', 'fees:usd', 501n))).rejects.toMatchObject({ code: 'SK002' });
});

test('an unbalanced transaction is refused at commit, whoever writes it', async () => {
  const seller = `seller:${randomUUID()}:usd`;
  const crooked = [
    ...pair('psp:test:usd', seller, 100n),
    { account: seller, side: 'credit' as const, amount: '1', currency: 'USD' },
  ];
  await expect(apply(randomUUID(), 'posted', crooked)).rejects.toMatchObject({ code: 'SK001' });
  const { id } = await apply(randomUUID(), 'posted', pair('psp:test:usd', seller, 100n));
  await expect(
    owner`insert into ledger.entry (txn_id, account, side, phase, amount_minor, currency) values (${id}::uuid, ${seller}, 'credit', 'posted', 1, 'USD')`,
  ).rejects.toMatchObject({ code: 'SK001' });
});

test('entries and transactions are never changed, deleted or truncated, not even by the owner', async () => {
  await apply(randomUUID(), 'posted', pair('psp:test:usd', 'fees:usd', 7n));
  for (const statement of [
    'update ledger.entry set amount_minor = amount_minor + 1',
    'delete from ledger.entry',
    'truncate ledger.entry',
    'delete from ledger.txn',
    "update ledger.txn set state = 'pending'",
  ]) {
    await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: 'SK003' });
  }
});

test('the app role cannot write the books past the functions', async () => {
  await expect(
    money`insert into ledger.account (code, kind, currency, normal) values ('psp:x:usd', 'psp', 'USD', 'debit')`,
  ).rejects.toMatchObject({ code: '42501' });
  await expect(money`update ledger.account set posted_credits = 1`).rejects.toMatchObject({ code: '42501' });
  await expect(
    money`insert into ledger.txn (id, kind, state, idempotency_key, request_hash) values (${randomUUID()}::uuid, 'x', 'posted', 'x', 'x')`,
  ).rejects.toMatchObject({ code: '42501' });
});

test('a pending transaction holds until it is resolved, and resolves once', async () => {
  const clearing = `order:${randomUUID()}:usd`;
  const { id } = await apply(randomUUID(), 'pending', pair('psp:test:usd', clearing, 4620n));
  expect(await balance(clearing)).toEqual({ posted: '0', pending: '4620' });
  const resolve = async (outcome: string) =>
    (await money<{ done: boolean }[]>`select ledger.resolve(${id}::uuid, ${outcome}) as done`)[0]?.done;
  const answers = await Promise.all(Array.from({ length: 10 }, () => resolve('posted')));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await balance(clearing)).toEqual({ posted: '4620', pending: '0' });
  await expect(resolve('voided')).rejects.toMatchObject({ code: 'SK003' });
});

test('fifty spends of a whole balance at once: one goes through', async () => {
  const person = `user:${randomUUID()}:usd`;
  await apply(randomUUID(), 'posted', pair('psp:test:usd', person, 1000n));
  const spends = await Promise.allSettled(
    Array.from({ length: 50 }, () => apply(randomUUID(), 'pending', pair(person, `seller:${randomUUID()}:usd`, 1000n))),
  );
  expect(spends.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await balance(person)).toEqual({ posted: '1000', pending: '-1000' });
});

test('an account holds one currency', async () => {
  const seller = `seller:${randomUUID()}:usd`;
  await apply(randomUUID(), 'posted', pair('psp:test:usd', seller, 1n));
  await expect(apply(randomUUID(), 'posted', pair('psp:test:eur', seller, 1n, 'EUR'))).rejects.toMatchObject({
    code: 'SK004',
  });
});

test('everything ever recorded sums to zero, by currency', async () => {
  const rows = await ownerDb().execute<{ off: string }>(
    query`select sum(case side when 'debit' then amount_minor else -amount_minor end)::text as off from ledger.entry group by currency, phase`,
  );
  expect([...rows].every((row) => row.off === '0')).toBe(true);
});
