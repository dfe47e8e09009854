import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  allocate,
  basisPointsOf,
  chargeStep,
  compare,
  currencies,
  includedShare,
  isCurrency,
  minorDigits,
  money,
  parseAmount,
  subtract,
  sum,
  times,
  toDecimal,
  zero,
} from './money';
import { asciiDigits } from './text';

const anyCurrency = fc.constantFrom(...currencies);
const anyAmount = fc.bigInt(-(10n ** 14n), 10n ** 14n);

test('allocation neither loses nor makes a unit, and no part is a unit away from its exact share', () => {
  fc.assert(
    fc.property(
      anyAmount,
      anyCurrency,
      fc.array(fc.bigInt(0n, 1_000n), { minLength: 1, maxLength: 12 }),
      (amount, currency, weights) => {
        fc.pre(weights.some((weight) => weight > 0n));
        const total = weights.reduce((left, right) => left + right, 0n);
        const parts = allocate(money(amount, currency), weights);
        expect(parts.reduce((left, part) => left + part.amount, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const offBy = part.amount * total - amount * (weights[index] ?? 0n);
          expect(offBy < total && offBy > -total).toBe(true);
        });
      },
    ),
  );
});

test('what is written as a decimal is read back as the same money, in every currency', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n - 1n), anyCurrency, (amount, currency) => {
      expect(parseAmount(toDecimal(money(amount, currency)), currency)).toEqual(money(amount, currency));
    }),
  );
});

test.each(['', '-1', '1e3', '1,5', ' ', '1.', '.5', '1.2345', '0x10', '١٢', 'NaN', '9999999999999', '1.5.1'])(
  '%j is not an amount',
  (text) => {
    expect(parseAmount(text, 'USD')).toBeNull();
  },
);

test('an amount has no more decimals than its currency', () => {
  expect(parseAmount('10.5', 'JPY')).toBeNull();
  expect(parseAmount('1.234', 'USD')).toBeNull();
  expect(parseAmount('1.234', 'KWD')).toEqual(money(1234n, 'KWD'));
});

test('decimals come from ISO 4217, also where Intl says otherwise', () => {
  expect([minorDigits('HUF'), minorDigits('IDR'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 2, 0, 3]);
});

test('a contained tax and its net always make the gross again, and rates round half away from zero', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 5000 }), (amount, rate) => {
      const tax = includedShare(money(amount, 'EUR'), rate);
      expect(tax.amount >= 0n && tax.amount <= amount).toBe(true);
    }),
  );
  expect(basisPointsOf(money(50n, 'USD'), 100).amount).toBe(1n);
  expect(basisPointsOf(money(-50n, 'USD'), 100).amount).toBe(-1n);
});

test('a rate of what a card can be charged is something a card can be charged, within half a step', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.bigInt(0n, 10n ** 9n),
      fc.integer({ min: 0, max: 5000 }),
      (currency, steps, rate) => {
        const step = chargeStep(currency);
        const tax = basisPointsOf(money(steps * step, currency), rate);
        expect(tax.amount % step).toBe(0n);
        const off = tax.amount * 10_000n - steps * step * BigInt(rate);
        expect((off < 0n ? -off : off) * 2n <= 10_000n * step).toBe(true);
      },
    ),
  );
});

test('two currencies never meet in one sum', () => {
  expect(() => add(money(1n, 'USD'), money(1n, 'EUR'))).toThrow('two currencies');
});

describe('sums', () => {
  const amounts = fc.array(anyAmount, { maxLength: 20 });

  test('do not depend on the order of their parts, and taking away undoes adding', () => {
    fc.assert(
      fc.property(amounts, anyAmount, anyCurrency, (parts, extra, currency) => {
        const list = parts.map((part) => money(part, currency));
        const whole = sum(list, currency);
        expect(sum([...list].reverse(), currency)).toEqual(whole);
        expect(subtract(add(whole, money(extra, currency)), money(extra, currency))).toEqual(whole);
      }),
    );
    expect(sum([], 'JPY')).toEqual(zero('JPY'));
  });

  test('refuse a second currency in every operation, also when the amounts are zero', () => {
    const [dollars, yen] = [zero('USD'), zero('JPY')];
    for (const operation of [add, subtract, compare]) expect(() => operation(dollars, yen)).toThrow('two currencies');
    expect(() => sum([dollars, yen], 'USD')).toThrow('two currencies');
    expect(() => sum([yen], 'USD')).toThrow('two currencies');
  });

  test('times a quantity is adding that often, and half a unit of anything is a bug', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 99 }), (each, quantity) => {
        const added = sum(
          Array.from({ length: quantity }, () => money(each, 'EUR')),
          'EUR',
        );
        expect(times(money(each, 'EUR'), quantity)).toEqual(added);
      }),
    );
    for (const quantity of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => times(money(1n, 'EUR'), quantity)).toThrow('whole number');
    }
  });

  test('keep every unit far beyond what a float can count', () => {
    const whole = money(2n ** 60n + 1n, 'USD');
    expect(subtract(add(whole, money(1n, 'USD')), whole).amount).toBe(1n);
    expect(toDecimal(whole)).toBe('11529215046068469.77');
  });

  test('compare like the numbers they are', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (left, right) => {
        const order = compare(money(left, 'USD'), money(right, 'USD'));
        expect(Math.sign(order)).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(compare(money(right, 'USD'), money(left, 'USD')) + order).toBe(0);
      }),
    );
  });
});

describe('allocation', () => {
  test('gives nothing to a part that weighs nothing, and equal parts differ by a unit at most', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 1, max: 30 }), (amount, count) => {
        const parts = allocate(money(amount, 'USD'), [0n, ...Array.from({ length: count }, () => 7n)]);
        expect(parts[0]?.amount).toBe(0n);
        const units = parts.slice(1).map((part) => part.amount);
        const most = units.reduce((one, other) => (other > one ? other : one));
        const least = units.reduce((one, other) => (other < one ? other : one));
        expect(most - least <= 1n).toBe(true);
      }),
    );
  });

  test('of a debt mirrors that of the credit', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.array(fc.bigInt(1n, 99n), { minLength: 1, maxLength: 8 }),
        (amount, weights) => {
          const credit = allocate(money(amount, 'USD'), weights).map((part) => part.amount);
          const debt = allocate(money(-amount, 'USD'), weights).map((part) => -part.amount);
          expect(debt).toEqual(credit);
        },
      ),
    );
  });

  test('gives the odd unit to the earlier of equals', () => {
    expect(allocate(money(100n, 'USD'), [1n, 1n, 1n]).map((part) => part.amount)).toEqual([34n, 33n, 33n]);
    expect(allocate(money(5n, 'USD'), [1n, 1n]).map((part) => part.amount)).toEqual([3n, 2n]);
  });

  test.each([
    ['nothing', []],
    ['weights that are all nothing', [0n, 0n]],
    ['a debt', [-1n, 2n]],
  ])('by %s is a bug', (_, weights) => {
    expect(() => allocate(money(1n, 'USD'), weights)).toThrow('weights are shares');
  });
});

describe('a rate of an amount', () => {
  test('is within half a unit of the exact share', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 10_000 }), (amount, rate) => {
        const off = basisPointsOf(money(amount, 'USD'), rate).amount * 10_000n - amount * BigInt(rate);
        expect((off < 0n ? -off : off) * 2n <= 10_000n).toBe(true);
      }),
    );
  });

  test('contained in a gross is within half a unit of what the net would add', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 5_000 }), (gross, rate) => {
        const tax = includedShare(money(gross, 'EUR'), rate).amount;
        const off = tax * (10_000n + BigInt(rate)) - gross * BigInt(rate);
        expect((off < 0n ? -off : off) * 2n <= 10_000n + BigInt(rate)).toBe(true);
      }),
    );
  });

  test.each([
    [1_000n, 2_000, 167n],
    [1_999n, 500, 95n],
    [12_000n, 2_000, 2_000n],
    [1n, 5_000, 0n],
    [3n, 5_000, 1n],
    [0n, 2_000, 0n],
  ])('in %s at %i basis points contains %s', (gross, rate, tax) => {
    expect(includedShare(money(gross, 'EUR'), rate).amount).toBe(tax);
  });

  test.each([
    [49n, 100, 0n],
    [50n, 100, 1n],
    [-49n, 100, 0n],
    [-50n, 100, -1n],
    [2_500n, 825, 206n],
    [2_500n, 826, 207n],
  ])('of %s at %i basis points is %s', (base, rate, share) => {
    expect(basisPointsOf(money(base, 'USD'), rate).amount).toBe(share);
  });
});

describe('what a person types as an amount', () => {
  test('is read through the digits of her script, and never as anything but what it says', () => {
    const scripts = { arabic: 0x0660, persian: 0x06f0 };
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 11n), fc.constantFrom('arabic', 'persian'), (amount, script) => {
        const ascii = toDecimal(money(amount, 'USD'));
        const typed = ascii
          .replace(/\d/g, (digit) => String.fromCharCode(scripts[script as keyof typeof scripts] + Number(digit)))
          .replace('.', '\u066b');
        expect(parseAmount(asciiDigits(typed), 'USD')).toEqual(money(amount, 'USD'));
      }),
    );
  });

  test('is null or a number of minor units that is written back the same, for any text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), anyCurrency, (typed, currency) => {
        const read = parseAmount(asciiDigits(typed), currency);
        if (read === null) return;
        expect(read.amount >= 0n).toBe(true);
        expect(parseAmount(toDecimal(read), currency)).toEqual(read);
      }),
    );
  });

  test.each([
    '١٢٬٣٤',
    '1\u200f2',
    '１２',
    '१२',
    '1 2',
    '+5',
    '5$',
    '--5',
    '0b1',
    '1_000',
    '∞',
    '½',
    '\u0000',
    '1\n2',
    '9'.repeat(10_000),
  ])('%j does not become another amount than it looks', (typed) => {
    const read = parseAmount(asciiDigits(typed), 'USD');
    expect(read === null || [1200n, 123400n].includes(read.amount)).toBe(true);
  });

  test('is not a currency because an object has such a key', () => {
    for (const code of ['__proto__', 'constructor', 'toString', 'usd', '', null, 840])
      expect(isCurrency(code)).toBe(false);
    for (const code of currencies) expect(isCurrency(code)).toBe(true);
  });
});
