import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '@/lib/kernel/money';
import {
  cheapest,
  countriesOf,
  type Place,
  placeIn,
  previewOf,
  priceOf,
  type Rate,
  ratesFor,
  type Zone,
  zoneFor,
} from './model';

const flat = (minor: bigint, more: Partial<Rate> = {}): Rate => ({
  ...{
    place: 0,
    name: 'Post',
    currency: 'USD',
    basis: 'flat',
    bands: [{ from: 0n, minor }],
    most: null,
    freeFrom: null,
  },
  ...{ processingDays: 1, transitMin: 2, transitMax: 3, working: true },
  ...more,
});
const zone = (name: string, areas: string[], rates: Rate[] = [flat(100n)]): Zone => ({ id: null, name, areas, rates });
const parcel = (goods: bigint, grams = 0n, units = 1n) => ({ goods: money(goods, 'USD'), grams, units });

describe('the zone of a place', () => {
  const zones = [
    zone('world', ['*']),
    zone('states', ['US', 'CA']),
    zone('west', ['US-CA', 'US-OR']),
    zone('bay', ['US:941', 'US:94']),
    zone('islands', ['US-HI'], []),
  ];
  const named = (place: Place) => zoneFor(zones, place)?.name;

  test.each([
    ['world', placeIn('DE')],
    ['states', placeIn('US')],
    ['states', { country: 'US', region: 'NY', postalCode: '10001' }],
    ['west', { country: 'US', region: 'CA', postalCode: '90001' }],
    ['bay', { country: 'US', region: 'CA', postalCode: '94110' }],
    ['islands', { country: 'US', region: 'hi', postalCode: '96801' }],
  ] as const)('%s is the one that names it most closely', (name, place) => {
    expect(named(place)).toBe(name);
    expect(zoneFor([...zones].reverse(), place)?.name).toBe(name);
  });

  test('without rates is where nothing goes, however far others reach', () => {
    expect(ratesFor(zones, { country: 'US', region: 'HI', postalCode: '96801' })).toEqual([]);
    expect(ratesFor(zones, placeIn('DE'))).toHaveLength(1);
    expect(ratesFor([zone('home', ['US'])], placeIn('DE'))).toEqual([]);
  });

  test('while it is not known is the first that goes anywhere', () => {
    expect(ratesFor([zone('none', ['DE'], []), zone('home', ['US'], [flat(7n)])], null)[0]?.bands[0]?.minor).toBe(7n);
  });

  test('reads postal codes and regions without blanks, hyphens and case', () => {
    const britain = [zone('london', ['GB:EC1A']), zone('dubai', ['AE-Ras Al Khaimah'])];
    expect(zoneFor(britain, { country: 'GB', region: '', postalCode: 'ec1a 1bb' })?.name).toBe('london');
    expect(zoneFor(britain, { country: 'AE', region: 'ras al-khaimah', postalCode: '' })?.name).toBe('dubai');
    expect(zoneFor(britain, placeIn('AE'))).toBeNull();
  });

  test('gives the countries into which something goes, in whole or in part', () => {
    expect(countriesOf([zone('part', ['US-CA']), zone('gb', ['GB'])], ['DE', 'GB', 'US'])).toEqual(['GB', 'US']);
    expect(countriesOf([zone('all', ['*']), zone('none', ['DE'], [])], ['DE', 'GB'])).toEqual(['GB']);
  });
});

describe('a rate', () => {
  const bands = [
    { from: 0n, minor: 500n },
    { from: 1_000n, minor: 900n },
  ];
  test.each([
    ['weight', parcel(1n, 999n), parcel(1n, 1_000n)],
    ['price', parcel(999n), parcel(1_000n)],
    ['count', parcel(1n, 0n, 999n), parcel(1n, 0n, 1_000n)],
  ] as const)('by %s costs what the band says in which it lies', (basis, below, above) => {
    const rate = flat(0n, { basis, bands });
    expect([below, above].map((one) => priceOf(rate, one)?.amount)).toEqual([500n, 900n]);
  });

  test('is free from its total on, carries no more than its most, and speaks one currency', () => {
    const rate = flat(500n, { basis: 'weight', most: 2_000n, freeFrom: 10_000n });
    expect(priceOf(rate, parcel(9_999n, 1n))?.amount).toBe(500n);
    expect(priceOf(rate, parcel(10_000n, 2_000n))?.amount).toBe(0n);
    expect(priceOf(rate, parcel(10_000n, 2_001n))).toBeNull();
    expect(priceOf(rate, { ...parcel(1n), goods: money(1n, 'EUR') })).toBeNull();
  });

  test('is taken when no other that carries the parcel is cheaper, whatever their order', () => {
    const anyRate = fc
      .tuple(fc.bigInt(0n, 999n), fc.option(fc.bigInt(1n, 50n)))
      .map(([minor, most]) => flat(minor, { basis: 'count', most }));
    fc.assert(
      fc.property(fc.array(anyRate, { maxLength: 4 }), fc.bigInt(1n, 60n), (rates, units) => {
        const one = parcel(100n, 0n, units);
        const prices = rates.flatMap((rate) => priceOf(rate, one)?.amount ?? []);
        const least = prices.length === 0 ? undefined : prices.reduce((low, price) => (price < low ? price : low));
        expect(cheapest(rates, one)?.price.amount).toBe(least);
        expect(cheapest([...rates].reverse(), one)?.price.amount).toBe(least);
      }),
    );
  });
});

test('a preview says by which zone, for how much and when, or that it does not go there', () => {
  const zones = [zone('home', ['US'], [flat(500n)])];
  const now = new Date('2026-11-30T08:00:00Z');
  expect(previewOf(zones, parcel(100n), placeIn('US'), 'US', now)).toMatchObject({
    ...{ zone: { name: 'home' }, price: { amount: 500n }, days: { from: '2026-12-03', by: '2026-12-04' } },
  });
  expect(previewOf(zones, parcel(100n), placeIn('DE'), 'US', now)).toBeNull();
});
