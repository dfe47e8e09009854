import { describe, expect, it } from 'vitest';
import { money } from '@/lib/kernel/money';
import { trueReduction } from './reduction';

const usd = (amount: bigint) => money(amount, 'USD');

describe('a price that was higher', () => {
  it('is shown only where it was', () => {
    expect(trueReduction(usd(80n), null, usd(100n))).toBe(null);
    expect(trueReduction(usd(80n), usd(80n), null)).toBe(null);
    expect(trueReduction(usd(80n), usd(70n), null)).toBe(null);
    expect(trueReduction(usd(80n), usd(100n), null)).toEqual({ was: usd(100n), lowest: null });
  });

  it('is no reduction where it was as low within the 30 days before', () => {
    expect(trueReduction(usd(80n), usd(100n), usd(80n))).toBe(null);
    expect(trueReduction(usd(80n), usd(100n), usd(60n))).toBe(null);
    expect(trueReduction(usd(80n), usd(100n), usd(90n))).toEqual({ was: usd(100n), lowest: usd(90n) });
  });
});
