import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisPointsMost, combined, placeToAsk } from './model';

const day = '2026-11-27';
const state = (region: string, postalCode: string) => ({ country: 'US', region, postalCode });

test('places are asked about of which only the state is known, by state and five digits and nothing else', () => {
  expect(placeToAsk(state('co', '80203-1234'), day)).toEqual({ area: 'US-CO', postalCode: '80203' });
  expect(placeToAsk(state('NY', '10001'), day)).toBeNull();
  expect(placeToAsk(state('CO', ''), day)).toBeNull();
  expect(placeToAsk(state('CO', '8020'), day)).toBeNull();
  expect(placeToAsk(state('', '80203'), day)).toBeNull();
  expect(placeToAsk({ country: 'DE', region: '', postalCode: '80203' }, day)).toBeNull();
});

test('a rate is the exact sum of its parts, and more than any place takes is none', () => {
  expect(combined(['4', '4.875'])).toBe(887.5);
  expect(combined(['0'])).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 6 }), (parts) => {
      const sum = parts.reduce((total, part) => total + part, 0) / 100;
      expect(combined(parts.map((part) => (part / 10_000).toFixed(4)))).toBe(
        sum <= basisPointsMost ? Number(sum.toFixed(2)) : null,
      );
    }),
  );
  for (const nonsense of ['-1', 'NaN', '1e3', '', '25.01', '8,9', '100']) expect(combined([nonsense])).toBeNull();
});
