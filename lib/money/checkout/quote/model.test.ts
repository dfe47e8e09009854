import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { simpleZone } from '@/lib/shop/delivery/model';
import { addedAtDoor, type GoodsLine, quoteOrder, type SellerTerms } from './model';

const deliveredFor = (price: bigint) => simpleZone(money(price, 'USD'), { min: 2, max: 5 }, ['US']).rates;
const taxed = (basisPoints: number, inclusive = false) =>
  basisPoints === 0 ? null : { name: '', basisPoints, inclusive, onDelivery: true, estimated: false };

const terms = (part: Partial<SellerTerms>): SellerTerms => ({
  version: 1n,
  currency: 'USD',
  rates: deliveredFor(0n),
  tax: null,
  discounts: [],
  ...part,
});

const goods = (unit: bigint, quantity: number): GoodsLine => ({
  variantId: newId('variant'),
  productId: newId('product'),
  title: 'Bowl',
  optionText: '',
  productSlug: 'bowl',
  shelf: 'home',
  mediaKey: null,
  grams: 500,
  quantity,
  unit: money(unit, 'USD'),
  asFiles: false,
});

test('the lines of a quote sum to its total, contained tax apart, whatever the goods and terms', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.bigInt(1n, 10_000_000n), fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 8 }),
      fc.bigInt(0n, 50_000n),
      fc.integer({ min: 0, max: 5000 }),
      fc.boolean(),
      (items, delivery, taxBasisPoints, taxInclusive) => {
        const quote = quoteOrder(
          items.map(([unit, quantity]) => goods(unit, quantity)),
          terms({ rates: deliveredFor(delivery), tax: taxed(taxBasisPoints, taxInclusive) }),
        );
        const counted = quote.lines.filter((line) => !(line.kind === 'tax' && line.included));
        expect(counted.reduce((total, line) => total + line.amount.amount, 0n)).toBe(quote.total.amount);
      },
    ),
  );
});

test('paying at the door adds its fee and the tax on it, and nothing but the fee where prices contain tax', () => {
  const [things, fee] = [[goods(1_731n, 1)], money(200n, 'USD')];
  const adds = (inclusive: boolean) =>
    addedAtDoor(things, terms({ rates: deliveredFor(750n), tax: taxed(500, inclusive) }), fee).amount;
  expect([adds(false), adds(true)]).toEqual([210n, 200n]);
});

test('tax contained in a price is never more than the price, and added tax is the rate of goods and delivery', () => {
  const inclusive = quoteOrder([goods(12_000n, 1)], terms({ tax: taxed(2000, true) }));
  expect(inclusive.total.amount).toBe(12_000n);
  expect(inclusive.lines.at(-1)?.amount.amount).toBe(2_000n);
  const added = quoteOrder([goods(1_000n, 2)], terms({ rates: deliveredFor(500n), tax: taxed(825) }));
  expect(added.total.amount).toBe(2_500n + 206n);
});

describe('a quote', () => {
  const anyGoods = fc.array(fc.tuple(fc.bigInt(1n, 1_000_000n), fc.integer({ min: 1, max: 99 })), {
    minLength: 1,
    maxLength: 6,
  });
  const quote = (items: [bigint, number][], part: Partial<SellerTerms>) =>
    quoteOrder(
      items.map(([unit, quantity]) => goods(unit, quantity)),
      terms(part),
    );

  test('names goods first, then delivery, then tax, and leaves out what costs nothing', () => {
    const kinds = (part: Partial<SellerTerms>) => quote([[100n, 1]], part).lines.map((line) => line.kind);
    expect(kinds({})).toEqual(['goods']);
    expect(kinds({ rates: deliveredFor(5n) })).toEqual(['goods', 'delivery']);
    expect(kinds({ rates: deliveredFor(5n), tax: taxed(1) })).toEqual(['goods', 'delivery', 'tax']);
  });

  test('with contained tax costs what the goods and the delivery say, whatever the rate', () => {
    fc.assert(
      fc.property(anyGoods, fc.bigInt(0n, 9_999n), fc.integer({ min: 0, max: 5000 }), (items, fee, taxBasisPoints) => {
        const rates = deliveredFor(fee);
        const plain = quote(items, { rates });
        expect(quote(items, { rates, tax: taxed(taxBasisPoints, true) }).total).toEqual(plain.total);
      }),
    );
  });

  test('with added tax is rounded once, over the sum, and not line by line', () => {
    const items: [bigint, number][] = [
      [5n, 1],
      [5n, 1],
      [5n, 1],
    ];
    expect(quote(items, { tax: taxed(1000) }).lines.at(-1)?.amount.amount).toBe(2n);
  });

  test('grows with every unit and never with fewer', () => {
    fc.assert(
      fc.property(anyGoods, fc.integer({ min: 0, max: 5000 }), fc.boolean(), (items, taxBasisPoints, taxInclusive) => {
        const more = items.map(([unit, quantity]): [bigint, number] => [unit, quantity + 1]);
        const part = { tax: taxed(taxBasisPoints, taxInclusive) };
        expect(quote(more, part).total.amount > quote(items, part).total.amount).toBe(true);
      }),
    );
  });

  test('of goods in another currency than the seller’s is a bug', () => {
    expect(() => quoteOrder([{ ...goods(1n, 1), unit: money(1n, 'EUR') }], terms({}))).toThrow('two currencies');
  });

  test('takes the cheapest rate that carries the goods, and is free from what is really paid for them', () => {
    const [flat] = deliveredFor(900n);
    if (!flat) throw new Error('no rate');
    const bands = [
      { from: 0n, minor: 300n },
      { from: 1_000n, minor: 700n },
    ];
    const rates = [flat, { ...flat, basis: 'weight' as const, bands, most: 2_000n, freeFrom: 50_000n }];
    const delivery = (quantity: number, unit = 100n) =>
      quote([[unit, quantity]], { rates }).lines.find((line) => line.kind === 'delivery')?.amount.amount;
    expect([1, 2, 4, 5].map((quantity) => delivery(quantity))).toEqual([300n, 700n, 700n, 900n]);
    expect(delivery(2, 25_000n)).toBeUndefined();
  });

  test('of what no rate carries says so, and asks nothing for a delivery that there is not', () => {
    expect(quote([[100n, 1]], { rates: [] })).toMatchObject({ rate: null, total: { amount: 100n } });
    expect(quote([[100n, 1]], {}).rate).not.toBeNull();
  });

  test('with contained tax is its net and the tax, and the tax is what the rate takes of the net, to half a unit', () => {
    const rates = fc.integer({ min: 1, max: 500_000 }).map((millionths) => millionths / 100);
    fc.assert(
      fc.property(anyGoods, rates, (items, basisPoints) => {
        const { lines, total } = quote(items, { tax: taxed(basisPoints, true) });
        const tax = lines.find((line) => line.kind === 'tax')?.amount.amount ?? 0n;
        const net = total.amount - tax;
        const rate = BigInt(Math.round(basisPoints * 100));
        const off = tax * 1_000_000n - net * rate;
        expect(net >= 0n && (off < 0n ? -off : off) <= 1_000_000n + rate).toBe(true);
      }),
    );
  });

  test('leaves delivery out of the tax where its place does', () => {
    const tax = { name: 'Sales tax CO', basisPoints: 1_000, inclusive: false, onDelivery: false, estimated: false };
    const { lines, total } = quote([[2_000n, 1]], { rates: deliveredFor(500n), tax });
    expect([lines.at(-1)?.amount.amount, total.amount]).toEqual([200n, 2_700n]);
  });

  test('takes a rate of a fraction of a basis point exactly, half a cent upwards', () => {
    // 8.875 % of 20.00 is 1.775.
    expect(quote([[2_000n, 1]], { tax: taxed(887.5) }).lines.at(-1)?.amount.amount).toBe(178n);
    expect(quote([[1_000_000n, 1]], { tax: taxed(887.5) }).lines.at(-1)?.amount.amount).toBe(88_750n);
  });
});
