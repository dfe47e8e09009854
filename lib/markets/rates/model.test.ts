import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, minorDigits } from '@/lib/kernel/money';
import { midRate, pegs, rateSource } from './model';

const priced = currencies.filter((one) => midRate('EUR', one) !== null);
const any = fc.constantFrom(...priced);

describe('a mid-market rate', () => {
  it('is what the bank published', () => {
    expect(midRate('EUR', 'USD')).toEqual({ over: 2921n, under: 2500n });
    expect(midRate('EUR', 'JPY')).toEqual({ over: 747n, under: 4n });
    expect(midRate('EUR', 'IDR')).toEqual({ over: 401_641n, under: 20n });
  });

  it('says whose figure it is and of which day', () => {
    expect(`${rateSource.name}, ${rateSource.day}`).toMatch(/Central Bank.*, 2026-04-13$/);
  });

  it('goes through the euro between two others', () => {
    // 186.75 / 1.1684
    expect(midRate('USD', 'JPY')).toEqual({ over: 466_875n, under: 2921n });
  });

  it('of a currency held at the dollar is its fixed price', () => {
    expect(midRate('USD', 'AED')).toEqual({ over: 1469n, under: 400n });
    expect(midRate('USD', 'SAR')).toEqual({ over: 15n, under: 4n });
    expect(midRate('BHD', 'USD')).toEqual({ over: 125n, under: 47n });
    for (const [currency, { by }] of Object.entries(pegs)) expect(`${currency} ${by}`).toMatch(/ \S/);
  });

  it('is of major units, however many decimals a currency has', () => {
    const between = midRate('JPY', 'BHD');
    expect([minorDigits('JPY'), minorDigits('BHD')]).toEqual([0, 3]);
    // 1.1684 × 0.376 / 186.75 dinar for a yen
    expect(between && Number(between.over) / Number(between.under)).toBeCloseTo((1.1684 * 0.376) / 186.75, 12);
  });

  it('of one currency to itself is one, and of what no source names there is none', () => {
    for (const currency of currencies) expect(midRate(currency, currency)).toEqual({ over: 1n, under: 1n });
    for (const unknown of ['KWD', 'EGP', 'MAD', 'TND', 'CLP'] as const) {
      expect(midRate('USD', unknown)).toBeNull();
      expect(midRate(unknown, 'EUR')).toBeNull();
    }
    expect(priced).toHaveLength(currencies.length - 5);
  });

  it('there and back is one, exactly; and so is any way round', () => {
    fc.assert(
      fc.property(any, any, any, (one, other, third) => {
        const [there, on, back] = [midRate(one, other), midRate(other, third), midRate(third, one)];
        if (!there || !on || !back) throw new Error('no rate');
        expect(there.over * on.over * back.over).toBe(there.under * on.under * back.under);
      }),
    );
  });
});
