import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { type Currency, money } from '@/lib/kernel/money';
import { evenPercents, figuresMiss, partLeast, readFigure, type SplitWish, shareOut } from './model';

const wish = (people: number, more: Partial<SplitWish> = {}): SplitWish => ({
  ...{ people: Array.from({ length: people }, () => ({})), way: 'even', figures: [], hours: 24, endsOnDecline: false },
  ...more,
});

describe('who pays how much', () => {
  it('is the whole, to the last unit, whatever the way', () => {
    const currency = fc.constantFrom<Currency>('USD', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.bigInt(5_000n, 10n ** 9n), fc.integer({ min: 2, max: 20 }), currency, (amount, people, code) => {
        const shared = shareOut(wish(people), money(amount, code));
        if (!shared.ok) return;
        expect(shared.amounts.reduce((left, right) => left + right, 0n)).toBe(amount);
        expect(shared.amounts.every((share) => share >= partLeast(code).amount)).toBe(true);
      }),
    );
    expect(shareOut(wish(3), money(100_00n, 'USD'))).toEqual({ ok: true, amounts: [3334n, 3333n, 3333n] });
    const shares = { way: 'shares' as const, figures: ['2000', '1000'] };
    expect(shareOut(wish(2, shares), money(10_00n, 'USD'))).toEqual({ ok: true, amounts: [667n, 333n] });
  });

  it('is refused where a share is too small, the amounts are not the whole, or somebody is named twice', () => {
    const person = newId('person');
    expect(shareOut(wish(7), money(5n, 'USD'))).toEqual({ ok: false, code: 'part_too_small' });
    const exact = (...figures: string[]) => shareOut(wish(2, { way: 'exact', figures }), money(100_00n, 'USD'));
    expect(exact('10000', '0')).toEqual({ ok: false, code: 'part_too_small' });
    expect(exact('5000', '4999')).toEqual({ ok: false, code: 'shares_not_whole' });
    expect(exact('10000')).toEqual({ ok: false, code: 'shares_not_whole' });
    const twice = { people: [{}, { person }, { person }] };
    expect(shareOut(wish(3, twice), money(100_00n, 'USD'))).toEqual({ ok: false, code: 'part_twice' });
  });
});

describe('percent', () => {
  it('is the whole by the largest remainder where it is 100 to the last, and refused everywhere else', () => {
    const currency = fc.constantFrom<Currency>('USD', 'EUR', 'JPY', 'KWD');
    const points = fc.array(fc.bigInt(1n, 500n), { minLength: 1, maxLength: 19 });
    fc.assert(
      fc.property(
        fc.bigInt(100_000n, 10n ** 9n),
        points,
        fc.bigInt(-50n, 50n),
        currency,
        (amount, said, miss, code) => {
          const last = 10_000n - said.reduce((left, right) => left + right, 0n) - miss;
          const figures = [...said, last].map(String);
          const shared = shareOut(wish(figures.length, { way: 'percent', figures }), money(amount * 10n, code));
          if (miss !== 0n || !shared.ok) {
            expect(shared).toEqual({ ok: false, code: miss === 0n ? 'part_too_small' : 'percent_not_whole' });
            return;
          }
          expect(shared.amounts.reduce((left, right) => left + right, 0n)).toBe(amount * 10n);
          for (const [place, share] of shared.amounts.entries()) {
            const off = share * 10_000n - amount * 10n * BigInt(figures[place] ?? 0);
            expect(off > -100_000n && off < 100_000n).toBe(true);
          }
        },
      ),
    );
    const thirds = { way: 'percent' as const, figures: ['3334', '3333', '3333'] };
    expect(shareOut(wish(3, thirds), money(10_00n, 'USD'))).toEqual({ ok: true, amounts: [334n, 333n, 333n] });
    for (const people of [2, 3, 7, 20])
      expect(evenPercents(people).reduce((left, right) => left + right, 0n)).toBe(10_000n);
  });

  it('is read as people write it, in Arabic too, and says by how much it misses', () => {
    const read = (text: string) => readFigure(text, 'percent', 'USD');
    expect([read('33.34'), read('33,34'), read('٣٣٫٣٤٪'), read('25 %'), read('0.5')]).toEqual([
      ...['3334', '3334', '3334', '2500', '50'],
    ]);
    expect([read('33.333'), read('1,234'), read('a third'), read('-5'), read('')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    const miss = (...texts: string[]) => figuresMiss(texts, 'percent', money(10_00n, 'USD'));
    expect([miss('33.33', '33.33', '33.33'), miss('50', '٥٠٫٠١'), miss('50', '50'), miss('x', '50')]).toEqual([
      ...[1n, -1n, 0n, null],
    ]);
    expect(figuresMiss(['4.00', '5.99'], 'exact', money(10_00n, 'USD'))).toBe(1n);
    expect([readFigure('1.5', 'shares', 'USD'), readFigure('١٢٫٥٠', 'exact', 'USD')]).toEqual(['1500', '1250']);
  });
});
