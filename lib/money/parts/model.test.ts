import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { type Currency, money } from '@/lib/kernel/money';
import { partLeast, type SplitWish, shareOut } from './model';

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
