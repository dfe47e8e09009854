import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setRule } from '@/db/testing/rules';
import { ownerDb } from '@/db/testing/world';
import { type Currency, currencies, minorDigits, money } from '@/lib/kernel/money';
import { midRate } from '@/lib/markets/rates/model';
import { outOfBounds, type Terms } from './model';
import { termsIn } from './queries';

const barsOf = async (country: string, paid: readonly { currency: Currency; minor: bigint }[]) => {
  const asked = JSON.stringify(paid.map(({ currency, minor }) => ({ currency, minor: `${minor}` })));
  const rows = await ownerDb().execute<{ bar: string | null }>(sql`
    select markets.bar(${country}, 'buy', p->>'currency', (p->>'minor')::bigint, 'card') as bar
    from jsonb_array_elements(${asked}::jsonb) with ordinality o (p, at) order by at`);
  return rows.map(({ bar }) => bar);
};

/** What a bound comes to in another currency, rounded down, with one unit less and more of it. */
function around(bound: { amount: bigint; currency: Currency }, currency: Currency): bigint[] {
  const rate = midRate(bound.currency, currency);
  if (rate === null) return [1n, 1_000_000n];
  const scale = [10n ** BigInt(minorDigits(currency)), 10n ** BigInt(minorDigits(bound.currency))] as const;
  const worth = (bound.amount * rate.over * scale[0]) / (rate.under * scale[1]);
  return [worth - 1n, worth, worth + 1n].filter((minor) => minor > 0n);
}

test('the database has the rates that are kept, of every currency and to the last digit', async () => {
  const rows = await ownerDb().execute<{ code: string; minor: string | null }>(
    sql`select c as code, trim_scale(markets.euro_minor(c))::text as minor from jsonb_array_elements_text(${JSON.stringify(currencies)}::jsonb) c`,
  );
  for (const { code, minor } of rows) {
    const currency = currencies.find((one) => one === code) ?? 'USD';
    const rate = midRate('EUR', currency);
    const [whole = '', part = ''] = (minor ?? '').split('.');
    // Both as fractions of the same, so that nothing is rounded where they are compared.
    const kept = rate && rate.over * 10n ** BigInt(minorDigits(currency) + part.length);
    expect([code, minor === null ? null : BigInt(whole + part) * (rate?.under ?? 0n)]).toEqual([code, kept]);
  }
  expect(rows).toHaveLength(currencies.length);
});

test.each(['USD', 'JPY', 'BHD', 'KWD'] as const)(
  'a rule in %s binds payments in every currency, here and in the database alike, to the unit',
  async (currency) => {
    await setRule('NZ', 'buy', 'open', { currency, leastMinor: 1_003n, mostMinor: 250_007n });
    const terms = await termsIn('NZ', 'buy');
    const paid = currencies.flatMap((one) =>
      [1_003n, 250_007n].flatMap((amount) =>
        around({ amount, currency }, one).map((minor) => ({ currency: one, minor })),
      ),
    );
    const bars = await barsOf('NZ', paid);
    const said = paid.map((one) => outOfBounds(terms, money(one.minor, one.currency))?.problem ?? null);
    expect(bars).toEqual(said);
    expect(new Set(said)).toEqual(new Set(['market_least', 'market_most', null]));
  },
);

test('in a currency without a rate no least binds, and nothing is within a most', async () => {
  const least: Terms = { methods: [], least: money(100n, 'USD'), most: null };
  const most: Terms = { methods: [], least: null, most: money(10_000_000n, 'USD') };
  const payment = money(1n, 'KWD');
  expect(outOfBounds(least, payment)).toBeNull();
  expect(outOfBounds(most, payment)).toEqual({ problem: 'market_most', bound: most.most });
  await setRule('NZ', 'buy', 'open', { currency: 'USD', leastMinor: 100n });
  expect(await barsOf('NZ', [{ currency: 'KWD', minor: 1n }])).toEqual([null]);
  await setRule('NZ', 'buy', 'open', { currency: 'USD', mostMinor: 10_000_000n });
  expect(await barsOf('NZ', [{ currency: 'KWD', minor: 1n }])).toEqual(['market_most']);
  // Who asks for the method alone says no amount.
  const [row] = await ownerDb().execute<{ bar: string | null }>(
    sql`select markets.bar('NZ', 'buy', null, null, 'card') as bar`,
  );
  expect(row?.bar).toBeNull();
});
