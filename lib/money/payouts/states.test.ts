import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import { currencies, money } from '@/lib/kernel/money';
import {
  holdDays,
  holdReasons,
  payoutNext,
  platformFee,
  sellerAccountNext,
  sellerKeeps,
  sellerShare,
  settlementNext,
} from './model';

const named = async (constraint: string) => {
  const [row] = await ownerDb().execute<{ definition: string }>(
    sql`select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ${constraint} and connamespace = 'money'::regnamespace`,
  );
  return [...(row?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);
};

test.each([
  ['seller_account', sellerAccountNext],
  ['settlement', settlementNext],
  ['payout', payoutNext],
] as [string, Record<string, readonly string[]>][])(
  'SQL and TypeScript know the same graph of %s states',
  async (noun, graph) => {
    const states = Object.keys(graph);
    const pairs = states.flatMap((from) => states.map((to) => ({ from, to })));
    const rows = await ownerDb().execute<{ from: string; to: string; may: boolean }>(
      sql`select p.from, p.to, ${sql.raw(`money.${noun}_may`)}(p.from, p.to) as may
          from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("from" text, "to" text)`,
    );
    expect(rows).toHaveLength(pairs.length);
    for (const { from, to, may } of rows)
      expect([from, to, may]).toEqual([from, to, graph[from]?.includes(to) ?? false]);
    expect((await named(`${noun}_state`)).sort()).toEqual([...states].sort());
  },
);

test('SQL and TypeScript know the same reasons to wait, days and fee', async () => {
  expect(new Set((await named('settlement_hold')).filter((word) => word !== 'held'))).toEqual(new Set(holdReasons));
  const [row] = await ownerDb().execute<{ days: number; fee: string }>(
    sql`select extract(day from money.hold_time())::int as days, money.platform_fee(123456)::text as fee`,
  );
  expect(row).toEqual({ days: holdDays, fee: String(platformFee(money(123456n, 'USD')).amount) });
});

test('SQL and TypeScript reckon alike what a seller keeps', async () => {
  const cases = currencies.flatMap((currency) =>
    [1n, 10n, 999n, 4620n, 99_999_990n].flatMap((total) =>
      [0n, total / 3n, total].flatMap((refunded) =>
        [0n, 164n, total + 5n].map((fees) => ({ currency, total, refunded, fees })),
      ),
    ),
  );
  const rows = await ownerDb().execute<{ keeps: string }>(sql`
    select money.seller_keeps(c.total, c.refunded, c.fees, c.currency)::text as keeps
    from jsonb_to_recordset(${JSON.stringify(cases, (_, value) => (typeof value === 'bigint' ? value.toString() : value))}::jsonb)
      as c(total bigint, refunded bigint, fees bigint, currency text)`);
  const ours = cases.map(({ currency, total, refunded, fees }) =>
    sellerKeeps({ total: money(total, currency), refunded, fees }).amount.toString(),
  );
  expect(rows.map((row) => row.keeps)).toEqual(ours);
});

test('what was not refunded is the fees of it and what the seller keeps, to the last unit', () => {
  const order = fc.record({
    currency: fc.constantFrom(...currencies),
    total: fc.bigInt(1n, 9_999_999n),
    gone: fc.bigInt(0n, 9_999_999n),
    fee: fc.bigInt(0n, 99_999n),
  });
  fc.assert(
    fc.property(order, ({ currency, total, gone, fee }) => {
      const refunded = gone % (total + 1n);
      const of = money(total, currency);
      const share = sellerShare({ total: of, refunded, platformFee: 7n, providerFee: fee });
      expect(share.net).toEqual(sellerKeeps({ total: of, refunded, fees: 7n + fee }));
      expect(share.net.amount + share.providerFee.amount + share.platformFee.amount).toBe(total - refunded);
      const part = money(share.net.amount / 2n, currency);
      const sent = sellerShare({ total: of, refunded, platformFee: 7n, providerFee: fee, sent: part });
      expect(sent.net.amount + sent.providerFee.amount + sent.platformFee.amount).toBe(total - refunded);
    }),
  );
});

test('every currency has a limit, with its source and its day', async () => {
  const rows = await ownerDb().execute<{ currency: string; source: string; as_of: string }>(
    sql`select currency, source, as_of::text from money.seller_limit order by currency`,
  );
  expect(rows.map((row) => row.currency)).toEqual([...currencies].sort());
  for (const row of rows)
    expect(row).toMatchObject({ source: expect.stringMatching(/.{8}/), as_of: expect.stringMatching(/^\d{4}-/) });
});
