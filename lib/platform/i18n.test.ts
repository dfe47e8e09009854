import { describe, expect, it } from 'vitest';
import { errorMessages, localeHref, translator } from './i18n';

describe('the translator', () => {
  it('counts as each language counts', () => {
    const english = translator('en');
    const arabic = translator('ar');
    expect(english('common.products_count', { count: 1 })).toBe('1 product');
    expect(english('common.products_count', { count: 0 })).toBe('No products yet');
    expect(arabic('common.products_count', { count: 2 })).toBe('منتجان');
    expect(arabic('common.products_count', { count: 5 })).toBe('5 منتجات');
    expect(arabic('common.products_count', { count: 12 })).toBe('12 منتجًا');
  });
  it('isolates only what runs the other way', () => {
    expect(translator('ar')('common.reference', { reference: 'a1b2' })).toContain('\u2068a1b2\u2069');
    expect(translator('en')('common.reference', { reference: 'a1b2' })).toBe('Reference a1b2');
    expect(translator('en')('common.reference', { reference: 'سوق' })).toBe('Reference \u2068سوق\u2069');
  });
  it('gives every form the sentences it may need', () => {
    expect(Object.keys(errorMessages(translator('ar')))).toEqual(
      expect.arrayContaining(['invalid', 'unexpected', 'sign_in']),
    );
  });
});

describe('localized addresses', () => {
  it.each([
    ['/', '/ar'],
    ['/orders', '/ar/orders'],
    ['/?q=1', '/ar?q=1'],
    ['/ar/orders', '/ar/orders'],
    ['/arabica', '/ar/arabica'],
    ['/api/health', '/api/health'],
    ['/media/x/320.webp', '/media/x/320.webp'],
    ['//evil.example', '//evil.example'],
    ['https://stripe.com', 'https://stripe.com'],
  ])('writes %s as %s in Arabic', (path, expected) => {
    expect(localeHref('ar', path)).toBe(expected);
  });
  it('leaves English bare', () => {
    expect(localeHref('en', '/orders')).toBe('/orders');
  });
});
