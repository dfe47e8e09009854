import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayChoices, isOrigin, isPublishable, paymentChoices, perPaymentMax } from './model';

describe('the amounts of one tap', () => {
  it('let through again what was just paid, in round sums, and never more than any frame may take', () => {
    expect(paymentChoices(4_620n)).toEqual([5_000n, 10_000n, 20_000n]);
    expect(dayChoices(4_620n)).toEqual([5_000n, 10_000n, 20_000n, 50_000n, 100_000n]);
    expect(paymentChoices(50_001n)).toEqual([]);
    fc.assert(
      fc.property(fc.bigInt(1n, perPaymentMax), (paid) => {
        const offered = paymentChoices(paid);
        expect(offered[0]).toBeGreaterThanOrEqual(paid);
        expect(offered.every((one) => one <= perPaymentMax && dayChoices(paid).includes(one))).toBe(true);
      }),
    );
  });
});

describe('what a frame is asked under', () => {
  it.each(['', 'pk_test_', `sk_test_${'a'.repeat(24)}`, `pk_test_${'a'.repeat(25)}`, `pk_test_${'a'.repeat(23)}'`])(
    'is no key: %j',
    (text) => expect(isPublishable(text)).toBe(false),
  );
  it.each(['null', '', 'https://shop.example/', 'https://*', 'https://shop.example; script-src *', 'javascript:1'])(
    'is no origin: %j',
    (text) => expect(isOrigin(text)).toBe(false),
  );
  it('is a key and an origin as they are made', () => {
    expect(isPublishable(`pk_live_${'a'.repeat(24)}`)).toBe(true);
    expect(isOrigin('https://shop.example:8443')).toBe(true);
  });
});
