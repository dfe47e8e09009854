import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Currency, chargeStep, minorDigits, money } from '@/lib/kernel/money';
import { midRate } from '@/lib/markets/rates/model';
import { marginBasisPoints, quoted, rateText } from './model';

const currency = fc.constantFrom<Currency>('USD', 'EUR', 'JPY', 'HUF', 'AED', 'JOD', 'BHD');

describe('what arrives', () => {
  it('is all of it in one currency, at home without a fee', () => {
    const rate = { over: 1n, under: 1n };
    expect(quoted(money(50_00n, 'USD'), 'USD', rate, false)).toMatchObject({
      total: money(50_00n, 'USD'),
      arrives: money(50_00n, 'USD'),
      marginBasisPoints: 0,
    });
    expect(quoted(money(50_00n, 'USD'), 'USD', rate, true)).toMatchObject({ fee: money(25n, 'USD') });
  });

  it('is never more than the mid-market rate less the margin gives, and less by under one step', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 9n), currency, currency, (units, from, to) => {
        const send = money(units * chargeStep(from), from);
        const rate = midRate(from, to);
        if (rate === null) throw new Error('no rate');
        const promised = quoted(send, to, rate, true);
        const exact = (minor: bigint) => minor * rate.under * 10n ** BigInt(minorDigits(from)) * 10_000n;
        const whole =
          send.amount *
          rate.over *
          10n ** BigInt(minorDigits(to)) *
          BigInt(10_000 - (from === to ? 0 : marginBasisPoints));
        if (promised === null) {
          expect(whole < exact(chargeStep(to))).toBe(true);
          return;
        }
        expect(exact(promised.arrives.amount) <= whole).toBe(true);
        expect(exact(promised.arrives.amount + chargeStep(to)) > whole).toBe(true);
        expect(promised.total.amount).toBe(send.amount + promised.fee.amount);
        expect(promised.arrives.amount % chargeStep(to) === 0n || from === to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is nothing that is promised when it would be nothing', () => {
    const rate = midRate('JPY', 'USD');
    expect(rate && quoted(money(1n, 'JPY'), 'USD', rate, true)).toBe(null);
  });

  it('is told with a rate of six digits', () => {
    expect(rateText({ over: 1n, under: 1n })).toBe('1.00000');
    expect(rateText({ over: 2n, under: 3n })).toBe('0.666666');
    expect(rateText({ over: 1n, under: 187n })).toBe('0.00534759');
    expect(rateText({ over: 20_082_05n, under: 100n })).toBe('20082.0');
  });
});
