import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleProblem, reservedHandles } from '@/lib/identity/handles/model';
import { isCurrency } from '@/lib/kernel/money';
import { currenciesFor, currencyOfCountry, parsePercent, percentText, suggestHandle } from './model';
import { CreatePage } from './schema';

describe('a handle', () => {
  it.each([
    ['cedar-co', null],
    ['abc', null],
    ['a'.repeat(30), null],
    ['ab', 'handle_short'],
    ['a'.repeat(31), 'handle_long'],
    ['Cedar', 'handle_letters'],
    ['-cedar', 'handle_letters'],
    ['cedar--co', 'handle_letters'],
    ['cedar/co', 'handle_letters'],
    ['فخار', 'handle_letters'],
    ['studio', 'handle_reserved'],
    ['sign-in', 'handle_reserved'],
  ])('%s is judged %s', (handle, problem) => expect(handleProblem(handle)).toBe(problem));

  it('never equals a language or an address of Souk', () => {
    for (const word of [
      'ar',
      'en',
      'api',
      'media',
      'pay',
      'wallet',
      'orders',
      'operator',
      'people',
      'help',
      'mailbox',
    ]) {
      expect(reservedHandles.has(word)).toBe(true);
    }
  });

  it('is suggested from any name in a form that the rule accepts, but for length and reserved words', () => {
    expect(suggestHandle('Cedar & Co.')).toBe('cedar-co');
    expect(suggestHandle('Café d’Été')).toBe('cafe-dete');
    expect(suggestHandle('فخار سلمى')).toBe('fkhar-slma');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const problem = handleProblem(suggestHandle(name));
        expect([null, 'handle_short', 'handle_reserved']).toContain(problem);
      }),
    );
  });
});

describe('a currency', () => {
  it('is known for every country, and its own comes first exactly once', () => {
    expect(currencyOfCountry('JP')).toBe('JPY');
    expect(currencyOfCountry('ZZ')).toBe('USD');
    for (const country of ['US', 'AE', 'SA', 'EG', 'FR', 'JP', 'ZZ']) {
      const offered = currenciesFor(country);
      expect(offered.every(isCurrency)).toBe(true);
      expect(new Set(offered).size).toBe(offered.length);
      expect(offered[0]).toBe(currencyOfCountry(country));
    }
  });
});

describe('a tax rate', () => {
  it('survives being written into a field and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (points) => parsePercent(percentText(points)) === points),
    );
  });

  it.each(['', '-1', '7.255', '1e2', '7,25', '0x10', 'NaN', '1000'])('%s is no rate', (text) => {
    expect(parsePercent(text)).toBeNull();
  });
});

describe('a page’s handle', () => {
  it('obeys the same list as a person’s: no page poses as Souk, as a language or as something closed', () => {
    for (const handle of [
      'souk',
      'souk-support',
      'souk-team',
      'closed-2026',
      'xn--abc',
      'en-us',
      'ar-ae',
      'official',
    ]) {
      const made = CreatePage.shape.handle.safeParse(handle);
      expect([handle, made.success]).toEqual([handle, false]);
    }
  });

  it('is taken with an @ in front and in any case, and kept in small letters', () => {
    expect(CreatePage.shape.handle.parse(' @Cedar-Co ')).toBe('cedar-co');
    expect(CreatePage.shape.handle.safeParse('@').error?.issues[0]?.message).toBe('required');
  });
});
