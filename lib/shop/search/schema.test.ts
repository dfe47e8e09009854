import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '@/lib/shop/catalog/model';
import { queryLengthMax } from './model';
import { categoryHref, isQueryCut, readSearch, searchHref } from './schema';

const names = ['q', 'category', 'page', 'country', 'currency', 'min', 'max', 'after'] as const;
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', "' or 1=1 --", '\u202e'),
);

describe('a search read from an address', () => {
  it('never fails and never asks for more than it may, whatever the address says', () => {
    const given = fc.record(
      Object.fromEntries(
        names.map((name) => [name, fc.option(fc.oneof(anyText, fc.array(anyText)), { nil: undefined })]),
      ),
    );
    fc.assert(
      fc.property(given, (parameters) => {
        const request = readSearch(parameters);
        expect([...request.query].length).toBeLessThanOrEqual(queryLengthMax);
        expect(request.page === undefined || /^[a-z0-9-]{3,30}$/.test(request.page)).toBe(true);
        expect(request.country === undefined || /^[A-Z]{2}$/.test(request.country)).toBe(true);
        if (request.currency === undefined)
          expect([request.priceMin, request.priceMax]).toEqual([undefined, undefined]);
      }),
    );
  });

  it('takes the first of what an address says twice', () => {
    expect(readSearch({ q: ['rug', 'lamp'], category: ['rugs', 'art'] })).toMatchObject({
      query: 'rug',
      category: 'rugs',
    });
    expect(readSearch({ q: [] }).query).toBe('');
  });

  it('cuts a long query between letters, not inside one', () => {
    const query = readSearch({ q: '🏺'.repeat(300) }).query;
    expect([...query]).toHaveLength(queryLengthMax);
    expect(query).not.toMatch(/\ufffd/);
  });

  it('knows when it was cut, by letters and not by their halves', () => {
    expect(isQueryCut({ q: '🏺'.repeat(queryLengthMax) })).toBe(false);
    expect(isQueryCut({ q: '🏺'.repeat(queryLengthMax + 1) })).toBe(true);
    expect(isQueryCut({})).toBe(false);
  });

  it.each([
    [{ min: '10', max: '20' }, 1000n, 2000n],
    [{ min: '20', max: '10' }, 1000n, 2000n],
    [{ min: '١٠', max: '٢٠٫٥٠' }, 1000n, 2050n],
    [{ min: '', max: '5' }, undefined, 500n],
    [{ min: 'cheap', max: '5.555' }, undefined, undefined],
    [{ min: '-5', max: '1e9' }, undefined, undefined],
  ])('reads prices %j in the currency that is named', (typed, priceMin, priceMax) => {
    const request = readSearch({ ...typed, currency: 'USD' });
    expect([request.priceMin, request.priceMax]).toEqual([priceMin, priceMax]);
  });

  it('compares no prices without a currency, and reads them in its digits', () => {
    expect(readSearch({ min: '10', max: '20' })).toMatchObject({ priceMin: undefined, priceMax: undefined });
    expect(readSearch({ min: '10', currency: 'JPY' }).priceMin).toBe(10n);
    expect(readSearch({ min: '10', currency: 'KWD' }).priceMin).toBe(10_000n);
    expect(readSearch({ min: '10', currency: 'usd' }).priceMin).toBeUndefined();
  });

  it.each(['toString', 'RUGS', 'nothing', ''])('has no shelf called %j', (category) => {
    expect(readSearch({ category }).category).toBeUndefined();
  });
});

describe('the address of a search', () => {
  it('says the same search again', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.constantFrom(...categories), (q, category) => {
        const [path, query = ''] = searchHref({ q, category }).split('?');
        expect(path).toBe('/search');
        const again = readSearch(Object.fromEntries(new URLSearchParams(query)));
        expect(again).toEqual(readSearch({ q, category }));
      }),
    );
  });

  it('leaves out what is not asked for', () => {
    expect(searchHref({})).toBe('/search');
    expect(searchHref({ q: '', page: undefined })).toBe('/search');
    expect(searchHref({ q: 'a&b=c#d' })).toBe('/search?q=a%26b%3Dc%23d');
    expect(categoryHref('rugs')).toBe('/search?category=rugs');
  });
});
