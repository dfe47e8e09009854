import { describe, expect, it } from 'vitest';
import { errorMessages, localeHref, translator } from './i18n';

describe('the translator', () => {
  it('counts as each language counts', () => {
    const english = translator('en');
    const arabic = translator('ar');
    expect(english('identity.devices_count', { count: 1 })).toBe('1 device');
    expect(english('identity.devices_count', { count: 2 })).toBe('2 devices');
    expect(arabic('identity.devices_count', { count: 2 })).toBe('جهازان');
    expect(arabic('identity.devices_count', { count: 5 })).toBe('5 أجهزة');
    expect(arabic('identity.devices_count', { count: 12 })).toBe('12 جهازًا');
  });
  it('isolates only what runs the other way', () => {
    const words = { total: '$46.20', seller: 'Cedar & Co' };
    expect(translator('ar')('gallery.pay', words)).toContain('\u2068Cedar & Co\u2069');
    expect(translator('en')('gallery.pay', words)).toBe('Pay $46.20 · Cedar & Co · Thu');
    expect(translator('en')('gallery.pay', { ...words, seller: 'سوق' })).toContain('\u2068سوق\u2069');
  });
  it('lets no name turn around what stands after it, in either language', () => {
    for (const locale of ['en', 'ar'] as const) {
      const told = translator(locale)('lists.by', { name: '\u202eanиL\u202c سوق\u202d' });
      expect(told).not.toMatch(/[\u202a-\u202e]/);
      expect(told).toContain('anиL سوق');
    }
  });

  it('lets what it put together itself run the way of its language', () => {
    const t = translator('ar');
    const days = t('money.days', { from: '30 نوفمبر', by: '4 ديسمبر' });
    expect(t('money.arrives', { days })).toContain(`\u2067${days}\u2069`);
  });
  it('ends a sentence with one full stop, also where an amount or a name brings its own', () => {
    const t = translator('ar');
    const dirhams = '\u200f40.00 د.إ.\u200f';
    const shown = `\u2068${dirhams}\u2069`;
    expect(t('flow.stage_taken', { amount: dirhams })).toBe(`دفع المشتري ${shown} وهذا مكانها الآن.`);
    expect(t('flow.stage_held', { amount: dirhams })).toContain(`${shown} محجوزة`);
    expect(t('flow.stage_taken', { amount: '40.00 درهمًا' })).toContain('درهمًا\u2069. ');
    const english = translator('en');
    expect(english('identity.signed_in_as', { name: 'Acme Inc.' })).toMatch(/Acme Inc\.$/);
    expect(english.rich('identity.signed_in_as', { name: 'Acme Inc.' }).join('')).toMatch(/Acme Inc\.$/);
  });
  it('chooses by a Latin word in a sentence that runs the other way', () => {
    const fee = (by: string) => translator('ar')('disputes.fee', { by });
    expect(fee('paypal')).toContain('PayPal');
    expect(fee('stripe')).toContain('البنك');
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
