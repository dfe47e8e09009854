import { describe, expect, test } from 'vitest';
import { placeIn } from '@/lib/shop/delivery/model';
import { collectable, rateAt, taxFor } from './model';
import { taxRates } from './rates/model';

const today = '2026-11-27';
const state = (region: string, postalCode = '') => ({ country: 'US', region, postalCode });

describe('a rate', () => {
  test.each([
    [400, state('NY', '12207')],
    [887.5, state('NY', '10001')],
    [975, state('ca', '90012')],
    [725, state('CA', '94110')],
    [1_025, state('IL', '60601')],
    [825, state('TX', '77002')],
    [700, state('FL', '33101')],
    [2_550, placeIn('FI')],
    [500, placeIn('AE')],
  ])('of %d is that of the city, the state or the country, whichever is nearest', (basisPoints, place) => {
    expect(rateAt(place, today)?.basisPoints).toBe(basisPoints);
  });

  test('is not known of a country without a row, of a state that is not named, and of a day before it began', () => {
    expect(rateAt(placeIn('US'), today)).toBeNull();
    expect(rateAt(placeIn('BR'), today)).toBeNull();
    expect(rateAt(state('CA'), '2025-12-31')).toBeNull();
  });

  test('is known of fifty states and the district, dated, with a source, once for each place', () => {
    const states = collectable.filter((rate) => rate.area.startsWith('US-'));
    expect(states).toHaveLength(51);
    expect(new Set(collectable.map((rate) => rate.area)).size).toBe(collectable.length);
    for (const rate of taxRates) {
      expect(rate.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(rate.source).not.toBe('');
      expect(Number.isInteger(rate.basisPoints * 100) && rate.basisPoints <= 3_000).toBe(true);
    }
  });

  test('of a city contains its state’s and is never below it', () => {
    const cities = taxRates.filter((rate) => rate.postal.length > 0);
    expect(cities).toHaveLength(5);
    for (const { area, basisPoints } of cities)
      expect(collectable.find((rate) => rate.area === area)?.basisPoints).toBeLessThanOrEqual(basisPoints);
  });
});

describe('the tax of a shop', () => {
  const settings = { basisPoints: 825, inclusive: false, places: [] as string[] };

  test('is its one rate everywhere, or none', () => {
    expect(taxFor(settings, placeIn('DE'), today)).toMatchObject({ name: '', basisPoints: 825, estimated: false });
    expect(taxFor(settings, null, today)).not.toBeNull();
    expect(taxFor({ ...settings, basisPoints: 0 }, placeIn('DE'), today)).toBeNull();
  });

  test('is by the service’s rate where one is known, which is no estimate, and still only where it collects', () => {
    const local = { basisPoints: 881, onDelivery: false };
    const at = (region: string, rate = local) =>
      taxFor({ ...settings, places: ['US-CO'] }, state(region, '80203'), today, rate);
    expect(at('CO')).toEqual({ name: 'Sales tax CO', ...local, inclusive: false, estimated: false });
    expect([at('WY'), at('CO', { basisPoints: 0, onDelivery: true })]).toEqual([null, null]);
    expect(taxFor(settings, state('CO', '80203'), today, local)?.basisPoints).toBe(825);
  });

  test('is collected where it says and nowhere else, by the rate of the place', () => {
    const places = ['AE', 'US-NY', 'US-OR'];
    const at = (place: Parameters<typeof taxFor>[1]) => taxFor({ ...settings, inclusive: true, places }, place, today);
    expect(at(state('NY', '10001'))).toEqual({
      ...{ name: 'Sales tax New York City', basisPoints: 887.5, inclusive: true, onDelivery: true, estimated: true },
    });
    expect(at(placeIn('AE'))?.basisPoints).toBe(500);
    expect([at(state('CA')), at(placeIn('DE')), at(state('OR')), at(null)]).toEqual([null, null, null, null]);
  });
});
