import { expect, test } from 'vitest';
import { voiceOf } from '@/lib/platform/voice';
import { saySellerPlace, sayTotalLine } from './say-receipt';

const [english, arabic] = [voiceOf('en'), voiceOf('ar')];
const say = (legalAddress: string, pageCountry: string, voice = arabic) =>
  saySellerPlace(voice, { legalAddress, pageCountry });

test('a seller’s country is said in the reader’s language, whichever she wrote it in', () => {
  expect(say('12 rue des Martyrs, 75009 Paris, France', 'FR')).toEqual(['12 rue des Martyrs, 75009 Paris', 'فرنسا']);
  expect(say('٥ حارة الفواخير، القاهرة، مصر', 'EG', english)).toEqual(['٥ حارة الفواخير، القاهرة', 'Egypt']);
  expect(say('8 Main St\nBoston\nUNITED STATES ', 'US', english)).toEqual(['8 Main St\nBoston', 'United States']);
});

test('an address without it gets it, and only what stands for the country is taken from its end', () => {
  expect(say('8 Main St, Boston', 'US', english)).toEqual(['8 Main St, Boston', 'United States']);
  expect(say('3 Avenue de France', 'FR', english)).toEqual(['3 Avenue de France', 'France']);
  expect(say('', 'FR', english)).toEqual(['', 'France']);
  expect(say('8 Main St', '')).toEqual(['8 Main St']);
});

test('tax is called by its rate, and by its name alone where a site of its own says how much it is', () => {
  const tax = { kind: 'tax', included: false } as const;
  expect(sayTotalLine(english, { ...tax, taxBasisPoints: 825 })).toBe('Tax (8.25%)');
  expect(sayTotalLine(english, { ...tax, taxBasisPoints: 0 })).toBe('Tax');
  expect(sayTotalLine(arabic, { ...tax, taxBasisPoints: 0 })).toBe('الضريبة');
});
